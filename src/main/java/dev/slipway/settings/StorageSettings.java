package dev.slipway.settings;

import dev.slipway.components.messaging.MessagingSpec;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.components.storage.BucketSpec;
import dev.slipway.components.storage.BusName;
import dev.slipway.components.storage.BusSpec;
import dev.slipway.components.storage.ExistingFileSystemSpec;
import dev.slipway.components.storage.FileSystemSpec;
import dev.slipway.components.storage.NewFileSystemSpec;
import dev.slipway.components.storage.ObjectLifecycle;
import dev.slipway.components.storage.StorageSpec;
import dev.slipway.components.storage.TableName;
import dev.slipway.components.storage.TableSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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

    static StorageSettings read(Section section, StackConfig config) {
        var prefix = config.project() + "-" + config.stack() + "-";
        try (section) {
            var stores = new StorageSpec(
                    byName(section, "table", name -> new TableName(prefix + name), StorageSettings::table),
                    byName(section, "bucket", name -> new BucketPrefix(prefix + name + "-"), StorageSettings::bucket),
                    byName(section, "bus", name -> new BusName(prefix + name), StorageSettings::bus),
                    fileSystems(section));
            var messaging = new MessagingSpec(
                    byName(section, "queue", name -> prefix + name, MessagingSettings::queue),
                    byName(section, "topic", name -> prefix + name, MessagingSettings::topic));
            return new StorageSettings(stores, messaging);
        }
    }

    /**
     * Reads the objects under the plural key, and the one that the singular key names, which has no keys of its own.
     *
     * @param physical gives the name in AWS; throws for a name that AWS refuses
     */
    private static <N, T> Map<String, T> byName(
            Section section, String kind, Function<String, N> physical, BiFunction<N, Section, T> read) {
        var plural = kind.equals("bus") ? "buses" : kind + "s";
        var found = new LinkedHashMap<String, T>();
        section.text(kind, TextFormat.NAME).ifPresent(name -> {
            var bare = section.section(plural).section(name);
            section.make(kind, () -> read.apply(physical.apply(name), bare)).ifPresent(spec -> found.put(name, spec));
        });
        section.sections(plural, TextFormat.NAME).forEach((name, own) -> {
            if (found.containsKey(name)) {
                section.error(kind, name, "%s has it too".formatted(plural), "remove it from one");
            }
            section.make(plural + "." + name, () -> read.apply(physical.apply(name), own))
                    .ifPresent(spec -> found.put(name, spec));
        });
        return found;
    }

    private static TableSpec table(TableName name, Section section) {
        return new TableSpec(name, TableKeySettings.read(section));
    }

    private static BucketSpec bucket(BucketPrefix prefix, Section section) {
        try (section) {
            var noncurrent = section.renamed("replacedDays", "noncurrentDays")
                    .integer("noncurrentDays", ObjectLifecycle.DEFAULT.noncurrentDays(), 1, HUNDRED_YEARS);
            return BucketSpec.of(prefix)
                    .withLifecycle(new ObjectLifecycle(noncurrent, section.integer("days", 1, HUNDRED_YEARS)));
        }
    }

    private static BusSpec bus(BusName name, Section section) {
        try (section) {
            var days = section.integer("archiveDays", BusSpec.DEFAULT_ARCHIVE_DAYS, 1, HUNDRED_YEARS);
            return new BusSpec(name, days);
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
            section.keys().stream()
                    .filter(key -> !key.equals("existing"))
                    .forEach(key -> section.error(
                            key,
                            "",
                            "an existing file system is used as it is",
                            "remove " + key + ", or remove existing"));
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
            if (id.isEmpty()) {
                section.error("id", "", "missing", "set it to the id of the file system, such as fs-0123456789abcdef0");
            }
            if (group.isEmpty()) {
                section.error(
                        "securityGroupId",
                        "",
                        "missing",
                        "set it to the security group of its mount targets, such as sg-0123456789abcdef0");
            }
            return id.isEmpty() || group.isEmpty()
                    ? Optional.empty()
                    : section.make(() -> new ExistingFileSystemSpec(id.get(), group.get()));
        }
    }
}
