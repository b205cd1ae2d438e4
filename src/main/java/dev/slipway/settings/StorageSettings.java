package dev.slipway.settings;

import dev.slipway.components.key.Key;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.BucketArgs;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.BusArgs;
import dev.slipway.components.storage.BusName;
import dev.slipway.components.storage.ObjectLifecycle;
import dev.slipway.components.storage.Stores;
import dev.slipway.components.storage.Table;
import dev.slipway.components.storage.TableArgs;
import dev.slipway.components.storage.TableKeys;
import dev.slipway.components.storage.TableName;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The tables, buckets and buses of a stack, by their names. */
public record StorageSettings(
        Map<String, TableSettings> tables, Map<String, BucketSettings> buckets, Map<String, BusSettings> buses) {
    private static final int HUNDRED_YEARS = 36500;

    /** A table. */
    record TableSettings(TableName name, TableKeys keys) {}

    /** A bucket. */
    record BucketSettings(BucketPrefix prefix, ObjectLifecycle lifetime) {}

    /** A bus. */
    record BusSettings(BusName name, int archiveDays) {}

    static StorageSettings read(Section section, StackConfig config) {
        var prefix = config.project() + "-" + config.stack() + "-";
        try (section) {
            return new StorageSettings(
                    each(section, "table", name -> new TableName(prefix + name), StorageSettings::table),
                    each(section, "bucket", name -> new BucketPrefix(prefix + name + "-"), StorageSettings::bucket),
                    each(section, "bus", name -> new BusName(prefix + name), StorageSettings::bus));
        }
    }

    /**
     * What stands under the plural, and the one that the singular names, which has no keys of its own.
     *
     * @param physical what AWS calls it; throws where AWS would refuse the name
     */
    private static <N, T> Map<String, T> each(
            Section section, String kind, Function<String, N> physical, BiFunction<N, Section, T> read) {
        var plural = kind.equals("bus") ? "buses" : kind + "s";
        var found = new LinkedHashMap<String, T>();
        section.text(kind, TextFormat.NAME).ifPresent(name -> {
            var bare = section.section(plural).section(name);
            section.make(kind, null, () -> found.put(name, read.apply(physical.apply(name), bare)));
        });
        section.sections(plural, TextFormat.NAME).forEach((name, own) -> {
            if (found.containsKey(name)) {
                section.fault(kind, name, "it stands under %s too".formatted(plural), "remove it from one");
            }
            section.make(plural + "." + name, null, () -> found.put(name, read.apply(physical.apply(name), own)));
        });
        return found;
    }

    private static TableSettings table(TableName name, Section section) {
        return new TableSettings(name, TableKeySettings.read(section));
    }

    private static BucketSettings bucket(BucketPrefix prefix, Section section) {
        try (section) {
            var replaced = section.integer("replacedDays", ObjectLifecycle.USUAL.replacedDays(), 1, HUNDRED_YEARS);
            return new BucketSettings(prefix, new ObjectLifecycle(replaced, section.integer("days", 1, HUNDRED_YEARS)));
        }
    }

    private static BusSettings bus(BusName name, Section section) {
        try (section) {
            var days = section.integer("archiveDays", BusArgs.DEFAULT_ARCHIVE_DAYS, 1, HUNDRED_YEARS);
            return new BusSettings(name, days);
        }
    }

    boolean isEmpty() {
        return tables.isEmpty() && buckets.isEmpty() && buses.isEmpty();
    }

    /** Makes the components: {@code orders-table}, {@code files-bucket}, {@code orders-bus}. */
    Stores create(Key key, Optional<ServedFiles> served, boolean protectedStack) {
        return new Stores(
                created(
                        tables,
                        (name, table) -> new Table(
                                name + "-table",
                                TableArgs.of(key, table.name())
                                        .withKeys(table.keys())
                                        .withProtectedFromDeletion(protectedStack))),
                created(
                        buckets,
                        (name, bucket) -> new Bucket(
                                name + "-bucket",
                                BucketArgs.of(key, bucket.prefix())
                                        .withLifetime(bucket.lifetime())
                                        .withServed(served.filter(
                                                        files -> files.bucket().equals(name))
                                                .map(ServedFiles::paths)
                                                .orElse(List.of()))
                                        .withProtectedFromDeletion(protectedStack))),
                created(
                        buses,
                        (name, bus) -> new Bus(
                                name + "-bus",
                                BusArgs.of(key, bus.name())
                                        .withArchiveDays(bus.archiveDays())
                                        .withProtectedFromDeletion(protectedStack))));
    }

    private static <S, T> Map<String, T> created(Map<String, S> settings, BiFunction<String, S, T> create) {
        var created = new TreeMap<String, T>();
        settings.forEach((name, each) -> created.put(name, create.apply(name, each)));
        return created;
    }
}
