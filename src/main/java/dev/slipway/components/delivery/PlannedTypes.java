package dev.slipway.components.delivery;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The types and the buckets of a stack's plan.
 *
 * @param types of resources and components, such as {@code aws:ecs/cluster:Cluster}
 * @param buckets the beginnings of the names of buckets
 */
public record PlannedTypes(SortedSet<String> types, SortedSet<String> buckets) {
    /** An empty plan. */
    public static final PlannedTypes NOTHING = of(Set.of(), Set.of());

    public PlannedTypes {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        buckets = Collections.unmodifiableSortedSet(new TreeSet<>(buckets));
    }

    public static PlannedTypes of(Set<String> types, Set<String> buckets) {
        return new PlannedTypes(new TreeSet<>(types), new TreeSet<>(buckets));
    }
}
