package dev.slipway.components.delivery;

import dev.slipway.base.Withers;
import dev.slipway.base.types.ResourceType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The types, functions, regions and buckets of a stack's plan, from which its permissions derive.
 *
 * @param types of resources and components, such as {@code aws:ecs/cluster:Cluster}, and the tokens of provider functions that
 *     the program calls
 * @param otherRegions the regions of a type's resources that have a provider of another region than the stack's
 * @param buckets the beginnings of the names of buckets
 * @param readResources the ARNs of existing resources that the deployment reads, see {@link ResourceScope.ReadResources}. In those
 *     that begin with {@code arn:{partition}:}, {@code {region}} and {@code {account}} are the stack's
 * @param zones the names of the hosted zones that the program looks up
 * @param records the names of DNS records in lower case, those of certificates with {@code _*} for the label that ACM chooses
 * @param otherStacks the stacks whose resources this one adds rules to, as {@code <project>/<stack>}: that of its environment, and
 *     those of the services that it calls
 * @param ownTypes facts about types that Slipway does not have, or has in part
 */
@Withers
public record PlannedTypes(
        SortedSet<String> types,
        Map<String, Set<String>> otherRegions,
        SortedSet<String> buckets,
        SortedSet<String> readResources,
        SortedSet<String> zones,
        SortedSet<String> records,
        SortedSet<String> otherStacks,
        List<ResourceType> ownTypes)
        implements PlannedTypesBuilder.With {
    /** An empty plan. */
    public static final PlannedTypes NOTHING = of(Set.of(), Set.of());

    public PlannedTypes {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        otherRegions = Collections.unmodifiableSortedMap(new TreeMap<>(otherRegions));
        buckets = Collections.unmodifiableSortedSet(new TreeSet<>(buckets));
        readResources = Collections.unmodifiableSortedSet(new TreeSet<>(readResources));
        zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
        records = Collections.unmodifiableSortedSet(new TreeSet<>(records));
        otherStacks = Collections.unmodifiableSortedSet(new TreeSet<>(otherStacks));
        ownTypes = List.copyOf(ownTypes);
    }

    /** A plan of resources that are all in the stack's region. */
    public static PlannedTypes of(Set<String> types, Set<String> buckets) {
        return new PlannedTypes(
                new TreeSet<>(types),
                Map.of(),
                new TreeSet<>(buckets),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                List.of());
    }

    /** The regions of a type's resources, beside the stack's. */
    Set<String> otherRegionsOf(String type) {
        return otherRegions.getOrDefault(type, Set.of());
    }
}
