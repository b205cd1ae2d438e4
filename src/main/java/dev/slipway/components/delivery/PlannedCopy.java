package dev.slipway.components.delivery;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The plan of a copy of a stack for a pull request, from which the pull-request role and the boundary of its roles derive.
 *
 * @param name the names of project and stack, such as {@code shop-pr-1}
 * @param planned its types, functions, regions and buckets
 * @param policies the JSON documents of its roles' inline policies
 * @param created the ARNs of the plan's resources
 */
public record PlannedCopy(String name, PlannedTypes planned, List<String> policies, Set<String> created) {
    /** The placeholder of the account in policies and ARNs. */
    public static final String ACCOUNT = "{account}";

    /** A copy without resources. */
    static final PlannedCopy NOTHING = new PlannedCopy("", PlannedTypes.NOTHING, List.of(), Set.of());

    public PlannedCopy {
        policies = List.copyOf(policies);
        created = Collections.unmodifiableSortedSet(new TreeSet<>(created));
    }

    /** The names with a pattern for the names of all copies instead of this one's. */
    SortedSet<String> named(Collection<String> names, String pattern) {
        return names.stream()
                .map(text -> text.startsWith(name + "-") ? pattern + text.substring(name.length()) : text)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
