package dev.slipway.program;

import dev.slipway.components.SharedResources;
import dev.slipway.components.database.Database;
import dev.slipway.components.database.DatabaseArgs;
import dev.slipway.components.key.Key;
import dev.slipway.components.logs.LogArchive;
import dev.slipway.components.logs.LogArchiveArgs;
import dev.slipway.components.network.Network;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.BucketArgs;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.BusArgs;
import dev.slipway.components.storage.Stores;
import dev.slipway.components.storage.Table;
import dev.slipway.components.storage.TableArgs;
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
        return settings.database()
                .map(database -> new Database(
                        "database",
                        DatabaseArgs.of(network, key, database.identifier(), database.spec())
                                .withTopic(shared.alarmTopic())
                                .withProtectedFromDeletion(shared.protectedFromDeletion())));
    }

    /** The children {@code orders-table}, {@code files-bucket} and {@code orders-bus} of the names in the stack file. */
    private static Stores stores(Settings settings, Key key, SharedResources shared) {
        var storage = settings.storage();
        var served = settings.edge().servedFiles();
        return new Stores(
                byName(
                        storage.tables(),
                        (name, table) -> new Table(
                                name + "-table",
                                TableArgs.of(key, table.name())
                                        .withKeys(table.keys())
                                        .withProtectedFromDeletion(shared.protectedFromDeletion()))),
                byName(
                        storage.buckets(),
                        (name, bucket) -> new Bucket(
                                name + "-bucket",
                                BucketArgs.of(key, bucket.prefix())
                                        .withLifetime(bucket.lifetime())
                                        .withServed(served.filter(
                                                        files -> files.bucket().equals(name))
                                                .map(ServedFiles::paths)
                                                .orElse(List.of()))
                                        .withProtectedFromDeletion(shared.protectedFromDeletion()))),
                byName(
                        storage.buses(),
                        (name, bus) -> new Bus(
                                name + "-bus",
                                BusArgs.of(key, bus.name())
                                        .withArchiveDays(bus.archiveDays())
                                        .withProtectedFromDeletion(shared.protectedFromDeletion()))));
    }

    private static <S, T> Map<String, T> byName(Map<String, S> specs, BiFunction<String, S, T> construct) {
        var components = new TreeMap<String, T>();
        specs.forEach((name, spec) -> components.put(name, construct.apply(name, spec)));
        return components;
    }

    private static Optional<LogArchive> archive(Settings settings, Key key, SharedResources shared) {
        return settings.logs()
                .archive()
                .map(archive -> new LogArchive(
                        "log-archive",
                        LogArchiveArgs.of(key, archive.prefix())
                                .withDays(archive.days())
                                .withBuffer(archive.buffer())
                                .withErrorDays(shared.logRetentionDays())
                                .withProtectedFromDeletion(shared.protectedFromDeletion())));
    }
}
