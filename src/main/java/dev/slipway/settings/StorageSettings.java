package dev.slipway.settings;

import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.components.storage.BusArgs;
import dev.slipway.components.storage.BusName;
import dev.slipway.components.storage.ObjectLifecycle;
import dev.slipway.components.storage.TableKeys;
import dev.slipway.components.storage.TableName;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The tables, buckets and buses of a stack, by their names. */
public record StorageSettings(
        Map<String, TableSettings> tables, Map<String, BucketSettings> buckets, Map<String, BusSettings> buses) {
    private static final int HUNDRED_YEARS = 36500;

    /** A table. */
    public record TableSettings(TableName name, TableKeys keys) {}

    /** A bucket. */
    public record BucketSettings(BucketPrefix prefix, ObjectLifecycle lifetime) {}

    /** A bus. */
    public record BusSettings(BusName name, int archiveDays) {}

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
            var noncurrent = section.renamed("replacedDays", "noncurrentDays")
                    .integer("noncurrentDays", ObjectLifecycle.USUAL.noncurrentDays(), 1, HUNDRED_YEARS);
            return new BucketSettings(
                    prefix, new ObjectLifecycle(noncurrent, section.integer("days", 1, HUNDRED_YEARS)));
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
}
