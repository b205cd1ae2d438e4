package dev.slipway.settings;

import dev.slipway.components.messaging.MessagingSpec;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.components.storage.BucketSpec;
import dev.slipway.components.storage.BusName;
import dev.slipway.components.storage.BusSpec;
import dev.slipway.components.storage.ExistingFileSystemSpec;
import dev.slipway.components.storage.ExistingStoreSpec;
import dev.slipway.components.storage.FileSystemSpec;
import dev.slipway.components.storage.NewFileSystemSpec;
import dev.slipway.components.storage.ObjectLifecycle;
import dev.slipway.components.storage.StorageSpec;
import dev.slipway.components.storage.StoreKind;
import dev.slipway.components.storage.TableName;
import dev.slipway.components.storage.TableSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reader of {@code slipway:storage}.
 *
 * @param stores the tables, buckets, event buses and file systems
 * @param messaging the queues and topics
 */
record StorageSettings(StorageSpec stores, MessagingSpec messaging) {
    private static final int HUNDRED_YEARS = 36500;
    private static final TextFormat FILE_SYSTEM =
            TextFormat.of("the id of a file system, such as fs-0123456789abcdef0", ".+");
    private static final TextFormat SECURITY_GROUP =
            TextFormat.of("the id of a security group, such as sg-0123456789abcdef0", ".+");

    /** Replaces missing and refused ids of an existing file system. */
    private static final ExistingFileSystemSpec STAND_IN = new ExistingFileSystemSpec("fs-00000000", "sg-00000000");

    static StorageSettings read(Section section, StackConfig config) {
        var prefix = config.project() + "-" + config.stack() + "-";
        var existing = new TreeMap<String, ExistingStoreSpec>();
        try (section) {
            var messaging = new MessagingSpec(
                    byName(section, StoreKind.QUEUE, existing, name -> prefix + name, MessagingSettings::queue),
                    byName(section, StoreKind.TOPIC, existing, name -> prefix + name, MessagingSettings::topic));
            // The last one, since the other readers add existing stores.
            var stores = new StorageSpec(
                    byName(
                            section,
                            StoreKind.TABLE,
                            existing,
                            name -> new TableName(prefix + name),
                            StorageSettings::table),
                    byName(
                            section,
                            StoreKind.BUCKET,
                            existing,
                            name -> new BucketPrefix(prefix + name + "-"),
                            StorageSettings::bucket),
                    byName(section, StoreKind.BUS, existing, name -> new BusName(prefix + name), StorageSettings::bus),
                    fileSystems(section),
                    existing);
            return new StorageSettings(stores, messaging);
        }
    }

    /**
     * Reads the objects under the plural key, and the one that the singular key names, which has no keys of its own.
     *
     * @param existing gets the existing stores
     * @param physical gives the name in AWS; throws for a name that AWS refuses
     * @param read reads the keys, and gives the spec of a name in AWS
     */
    private static <N, T> Map<String, T> byName(
            Section section,
            StoreKind store,
            Map<String, ExistingStoreSpec> existing,
            Function<String, N> physical,
            Function<Section, Function<N, T>> read) {
        var kind = store.word();
        var plural = store.plural();
        var found = new LinkedHashMap<String, T>();
        section.text(kind, TextFormat.NAME).ifPresent(name -> {
            var bare = section.section(plural).section(name);
            var spec = read.apply(bare);
            section.make(kind, () -> spec.apply(physical.apply(name))).ifPresent(made -> found.put(name, made));
        });
        section.sections(plural, TextFormat.NAME).forEach((name, own) -> {
            if (found.containsKey(name)) {
                section.error(kind, name, "%s has it too".formatted(plural), "remove it from one");
            }
            ExistingStoreSettings.read(own, store).ifPresent(spec -> existing.put(kind + ":" + name, spec));
            if (ExistingStoreSettings.has(own)) {
                return;
            }
            var spec = read.apply(own);
            section.make(plural + "." + name, () -> spec.apply(physical.apply(name)))
                    .ifPresent(made -> found.put(name, made));
        });
        return found;
    }

    private static Function<TableName, TableSpec> table(Section section) {
        var keys = TableKeySettings.read(section);
        return name -> new TableSpec(name, keys);
    }

    private static Function<BucketPrefix, BucketSpec> bucket(Section section) {
        try (section) {
            var noncurrent = section.renamed("replacedDays", "noncurrentDays")
                    .integer("noncurrentDays", ObjectLifecycle.DEFAULT.noncurrentDays(), 1, HUNDRED_YEARS);
            var lifecycle = new ObjectLifecycle(noncurrent, section.integer("days", 1, HUNDRED_YEARS));
            return prefix -> BucketSpec.of(prefix).withLifecycle(lifecycle);
        }
    }

    private static Function<BusName, BusSpec> bus(Section section) {
        try (section) {
            var days = section.integer("archiveDays", BusSpec.DEFAULT_ARCHIVE_DAYS, 1, HUNDRED_YEARS);
            return name -> new BusSpec(name, days);
        }
    }

    private static Map<String, FileSystemSpec> fileSystems(Section section) {
        var found = new LinkedHashMap<String, FileSystemSpec>();
        section.sections("fileSystems", TextFormat.NAME).forEach((name, own) -> found.put(name, fileSystem(own)));
        return found;
    }

    private static FileSystemSpec fileSystem(Section section) {
        try (section) {
            var own = NewFileSystemSpec.DEFAULT
                    .withTransitionDays(section.oneOf("transitionDays", NewFileSystemSpec.TRANSITION_DAYS))
                    .withThroughput(section.choice("throughput", NewFileSystemSpec.DEFAULT.throughput()))
                    .withBackups(section.flag("backups", NewFileSystemSpec.DEFAULT.backups()));
            var existing = existing(section.section("existing"));
            if (!section.has("existing")) {
                return own;
            }
            ExistingStoreSettings.refuseOthers(section, "an existing file system is used as it is");
            return existing.<FileSystemSpec>map(spec -> spec).orElse(own);
        }
    }

    private static Optional<ExistingFileSystemSpec> existing(Section section) {
        try (section) {
            var id = section.text("id", FILE_SYSTEM);
            var group = section.text("securityGroupId", SECURITY_GROUP);
            if (section.keys().isEmpty()) {
                return Optional.empty();
            }
            if (!section.has("id")) {
                section.error("id", "", "missing", "set it to the id of the file system, such as fs-0123456789abcdef0");
            }
            if (!section.has("securityGroupId")) {
                section.error(
                        "securityGroupId",
                        "",
                        "missing",
                        "set it to the security group of its mount targets, such as sg-0123456789abcdef0");
            }
            return section.make(() -> new ExistingFileSystemSpec(
                            id.orElse(STAND_IN.id()), group.orElse(STAND_IN.securityGroupId())))
                    .or(() -> Optional.of(STAND_IN));
        }
    }
}
