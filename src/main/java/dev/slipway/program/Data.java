package dev.slipway.program;

import dev.slipway.components.SharedResources;
import dev.slipway.components.cache.Cache;
import dev.slipway.components.cache.CacheNodes;
import dev.slipway.components.cache.CacheSpec;
import dev.slipway.components.cache.CacheUser;
import dev.slipway.components.cache.NodeCache;
import dev.slipway.components.cache.ServerlessCache;
import dev.slipway.components.cache.ServerlessCapacity;
import dev.slipway.components.database.AuroraSpec;
import dev.slipway.components.database.Database;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.components.database.ExistingDatabase;
import dev.slipway.components.database.ExistingDatabaseSpec;
import dev.slipway.components.database.RelationalDatabase;
import dev.slipway.components.distribution.ServedFiles;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.logs.LogArchive;
import dev.slipway.components.messaging.Messaging;
import dev.slipway.components.messaging.MessagingSpec;
import dev.slipway.components.messaging.Queue;
import dev.slipway.components.messaging.QueueSenders;
import dev.slipway.components.messaging.Topic;
import dev.slipway.components.network.Network;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.ExistingFileSystem;
import dev.slipway.components.storage.ExistingFileSystemSpec;
import dev.slipway.components.storage.ExistingStore;
import dev.slipway.components.storage.FileSystem;
import dev.slipway.components.storage.FileSystemSpec;
import dev.slipway.components.storage.NewFileSystem;
import dev.slipway.components.storage.NewFileSystemSpec;
import dev.slipway.components.storage.Stores;
import dev.slipway.components.storage.Table;
import dev.slipway.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Assembly of the components that keep a stack's data, all encrypted with the stack's key.
 *
 * @param stores the tables, buckets, event buses and file systems
 * @param messaging the queues and topics
 * @param caches the caches by their names in the stack file
 * @param existing the existing stores, by kind and name such as {@code bucket:uploads}
 * @param archive the log archive
 */
public record Data(
        Optional<RelationalDatabase> database,
        Stores stores,
        Messaging messaging,
        Map<String, Cache> caches,
        Map<String, ExistingStore> existing,
        Optional<LogArchive> archive) {
    public static Data of(Settings settings, Network network, SharedResources shared) {
        var database = settings.database().map(spec -> database(spec, network, shared));
        var stores = stores(settings, network, shared);
        return new Data(
                database,
                stores,
                messaging(settings.messaging(), stores, shared),
                byName(settings.caches(), (name, spec) -> cache(name + "-cache", spec, network, shared)),
                byName(settings.storage().existing(), (name, spec) -> new ExistingStore(spec)),
                settings.logs().archive().map(spec -> new LogArchive("log-archive", spec, key(shared), shared)));
    }

    /** The database of the stack; empty also for a stack with an existing one. */
    Optional<Database> cluster() {
        return database.filter(Database.class::isInstance).map(Database.class::cast);
    }

    private static RelationalDatabase database(DatabaseSpec spec, Network network, SharedResources shared) {
        return spec instanceof ExistingDatabaseSpec existing
                ? new ExistingDatabase("database", existing)
                : new Database("database", (AuroraSpec) spec, network, key(shared), shared);
    }

    /** The stack's key, which a stack with data has. */
    private static EncryptionKey key(SharedResources shared) {
        return shared.key().orElseThrow();
    }

    /** Components such as {@code orders-table}, {@code files-bucket}, {@code orders-bus} and {@code shared-files}. */
    private static Stores stores(Settings settings, Network network, SharedResources shared) {
        var storage = settings.storage();
        return new Stores(
                byName(storage.tables(), (name, spec) -> new Table(name + "-table", spec, key(shared), shared)),
                byName(
                        storage.buckets(),
                        (name, spec) -> new Bucket(
                                name + "-bucket",
                                spec.withServedPaths(servedPaths(settings, name)),
                                key(shared),
                                shared)),
                byName(storage.buses(), (name, spec) -> new Bus(name + "-bus", spec, key(shared), shared)),
                byName(storage.fileSystems(), (name, spec) -> fileSystem(name + "-files", spec, network, shared)));
    }

    /** Components such as {@code events-topic} and {@code work-queue}. Topics come first, since they deliver to queues. */
    private static Messaging messaging(MessagingSpec spec, Stores stores, SharedResources shared) {
        var topics = byName(spec.topics(), (name, topic) -> new Topic(name + "-topic", topic, key(shared), shared));
        var senders = QueueSenders.NONE.withTopics(topics).withBuses(stores.buses());
        var queues = byName(
                spec.queues(),
                (name, queue) -> new Queue(
                        name + "-queue",
                        queue,
                        senders.withSubscriptions(spec.subscriptionsOf(name)),
                        key(shared),
                        shared));
        return new Messaging(queues, topics);
    }

    /** A component such as {@code sessions-cache}; its user stays when a serverless cache is replaced with nodes. */
    private static Cache cache(String name, CacheSpec spec, Network network, SharedResources shared) {
        var user = new CacheUser(name + "-user", spec, key(shared), shared);
        if (spec.capacity() instanceof CacheNodes nodes) {
            return new NodeCache(name, spec, nodes, user, network, key(shared), shared);
        }
        var capacity = (ServerlessCapacity) spec.capacity();
        return new ServerlessCache(name, spec, capacity, user, network, key(shared), shared);
    }

    private static FileSystem fileSystem(String name, FileSystemSpec spec, Network network, SharedResources shared) {
        if (spec instanceof ExistingFileSystemSpec existing) {
            return new ExistingFileSystem(name, existing);
        }
        return new NewFileSystem(name, (NewFileSystemSpec) spec, network, key(shared), shared);
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
}
