package dev.slipway.components.delivery;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a stack's plan is made of, as far as the right to deploy it goes.
 *
 * @param types of resources and components, such as {@code aws:ecs/cluster:Cluster}
 * @param buckets what the names of buckets begin with
 */
public record PlannedTypes(SortedSet<String> types, SortedSet<String> buckets) {
    /** A stack of which nothing is known yet. */
    public static final PlannedTypes NOTHING = of(Set.of(), Set.of());

    public PlannedTypes {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        buckets = Collections.unmodifiableSortedSet(new TreeSet<>(buckets));
    }

    public static PlannedTypes of(Set<String> types, Set<String> buckets) {
        return new PlannedTypes(new TreeSet<>(types), new TreeSet<>(buckets));
    }
}
