package dev.slipway.components.storage;

import java.util.Map;

/** Settings of the tables, buckets and event buses of a stack, by their names. */
public record StorageSpec(Map<String, TableSpec> tables, Map<String, BucketSpec> buckets, Map<String, BusSpec> buses) {
    public boolean isEmpty() {
        return tables.isEmpty() && buckets.isEmpty() && buses.isEmpty();
    }
}
