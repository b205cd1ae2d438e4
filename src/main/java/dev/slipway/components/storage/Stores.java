package dev.slipway.components.storage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a stack has of each kind, by the names that its stack file gives. */
public record Stores(Map<String, Table> tables, Map<String, Bucket> buckets, Map<String, Bus> buses) {
    public Stores {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        buckets = Collections.unmodifiableMap(new TreeMap<>(buckets));
        buses = Collections.unmodifiableMap(new TreeMap<>(buses));
    }
}
