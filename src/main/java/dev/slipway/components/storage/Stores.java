package dev.slipway.components.storage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The tables, buckets and event buses of a stack, by their names in the stack file. */
public record Stores(Map<String, Table> tables, Map<String, Bucket> buckets, Map<String, Bus> buses) {
    public Stores {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        buckets = Collections.unmodifiableMap(new TreeMap<>(buckets));
        buses = Collections.unmodifiableMap(new TreeMap<>(buses));
    }
}
