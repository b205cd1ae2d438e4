package dev.slipway.components.storage;

import java.util.Map;

/** Settings of the tables, buckets, event buses and file systems of a stack, by their names. */
public record StorageSpec(
        Map<String, TableSpec> tables,
        Map<String, BucketSpec> buckets,
        Map<String, BusSpec> buses,
        Map<String, FileSystemSpec> fileSystems) {
    public boolean isEmpty() {
        return tables.isEmpty() && buckets.isEmpty() && buses.isEmpty() && fileSystems.isEmpty();
    }

    /** True for a stack that has stores of its own, which its key encrypts. */
    public boolean storesData() {
        return !tables.isEmpty()
                || !buckets.isEmpty()
                || !buses.isEmpty()
                || fileSystems.values().stream().anyMatch(NewFileSystemSpec.class::isInstance);
    }
}
