package dev.slipway.program;

import dev.slipway.components.SharedResources;
import dev.slipway.components.database.Database;
import dev.slipway.components.key.Key;
import dev.slipway.components.logs.LogArchive;
import dev.slipway.components.network.Network;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.Stores;
import dev.slipway.components.storage.Table;
import dev.slipway.settings.ServedFiles;
import dev.slipway.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Assembly of the components that keep a stack's data, all encrypted with the stack's key.
 *
 * @param stores the tables, buckets and event buses
 * @param archive the log archive
 */
public record Data(Optional<Database> database, Stores stores, Optional<LogArchive> archive) {
    public static Data of(Settings settings, Network network, SharedResources shared) {
        return shared.key()
                .map(key -> new Data(
                        database(settings, network, key, shared),
                        stores(settings, key, shared),
                        archive(settings, key, shared)))
                .orElseGet(
                        () -> new Data(Optional.empty(), new Stores(Map.of(), Map.of(), Map.of()), Optional.empty()));
    }

    private static Optional<Database> database(Settings settings, Network network, Key key, SharedResources shared) {
        return settings.database().map(spec -> new Database("database", spec, network, key, shared));
    }

    /** Components such as {@code orders-table}, {@code files-bucket} and {@code orders-bus}. */
    private static Stores stores(Settings settings, Key key, SharedResources shared) {
        var storage = settings.storage();
        return new Stores(
                byName(storage.tables(), (name, spec) -> new Table(name + "-table", spec, key, shared)),
                byName(
                        storage.buckets(),
                        (name, spec) -> new Bucket(
                                name + "-bucket", spec.withServedPaths(servedPaths(settings, name)), key, shared)),
                byName(storage.buses(), (name, spec) -> new Bus(name + "-bus", spec, key, shared)));
    }

    private static List<String> servedPaths(Settings settings, String bucket) {
        return settings.edge()
                .servedFiles()
                .filter(files -> files.bucket().equals(bucket))
                .map(ServedFiles::paths)
                .orElse(List.of());
    }

    private static <S, T> Map<String, T> byName(Map<String, S> specs, BiFunction<String, S, T> construct) {
        var components = new TreeMap<String, T>();
        specs.forEach((name, spec) -> components.put(name, construct.apply(name, spec)));
        return components;
    }

    private static Optional<LogArchive> archive(Settings settings, Key key, SharedResources shared) {
        return settings.logs().archive().map(spec -> new LogArchive("log-archive", spec, key, shared));
    }
}
