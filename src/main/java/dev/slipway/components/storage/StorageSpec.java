package dev.slipway.components.storage;

import java.util.Map;

/**
 * Settings of the tables, buckets, event buses and file systems of a stack, by their names.
 *
 * @param existing the existing stores, by kind and name such as {@code bucket:uploads}
 */
public record StorageSpec(
        Map<String, TableSpec> tables,
        Map<String, BucketSpec> buckets,
        Map<String, BusSpec> buses,
        Map<String, FileSystemSpec> fileSystems,
        Map<String, ExistingStoreSpec> existing) {
    public boolean isEmpty() {
        return tables.isEmpty() && buckets.isEmpty() && buses.isEmpty() && fileSystems.isEmpty() && existing.isEmpty();
    }

    /** True for a stack that has stores of its own, which its key encrypts. */
    public boolean storesData() {
        return !tables.isEmpty()
                || !buckets.isEmpty()
                || !buses.isEmpty()
                || fileSystems.values().stream().anyMatch(NewFileSystemSpec.class::isInstance);
    }
}
