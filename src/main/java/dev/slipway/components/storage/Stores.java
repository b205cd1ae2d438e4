package dev.slipway.components.storage;

import dev.slipway.base.Withers;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The tables, buckets, event buses and file systems of a stack, by their names in the stack file. */
@Withers
public record Stores(
        Map<String, Table> tables,
        Map<String, Bucket> buckets,
        Map<String, Bus> buses,
        Map<String, FileSystem> fileSystems)
        implements StoresBuilder.With {
    /** No stores. */
    public static final Stores NONE = new Stores(Map.of(), Map.of(), Map.of(), Map.of());

    public Stores {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        buckets = Collections.unmodifiableMap(new TreeMap<>(buckets));
        buses = Collections.unmodifiableMap(new TreeMap<>(buses));
        fileSystems = Collections.unmodifiableMap(new TreeMap<>(fileSystems));
    }
}
