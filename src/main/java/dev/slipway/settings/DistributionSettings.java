package dev.slipway.settings;

import dev.slipway.components.distribution.DistributionSpec;
import dev.slipway.components.distribution.ServedFiles;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reader of {@code slipway:distribution}. */
final class DistributionSettings {
    private static final TextFormat PATH = TextFormat.of("a path pattern such as /static/*", "/.*");

    private DistributionSettings() {}

    /** Reads the distribution; empty if it is not enabled. */
    static Optional<DistributionSpec> read(Section stack) {
        var defaults = DistributionSpec.DEFAULT;
        try (var section = stack.section("distribution");
                var files = section.section("files")) {
            var enabled = section.flag("enabled", false);
            var priceClass = section.choice("priceClass", defaults.priceClass());
            var caching = section.choice("cache", defaults.caching());
            var logged = section.flag("accessLogs", true);
            var days = section.integer("accessLogDays", DistributionSpec.DEFAULT_ACCESS_LOG_DAYS, 1, 3650);
            var served = files(files);
            if (!enabled) {
                FirewallSettings.refuseIdle(section);
                return Optional.empty();
            }
            return Optional.of(new DistributionSpec(
                    priceClass, caching, logged ? OptionalInt.of(days) : OptionalInt.empty(), served));
        }
    }

    private static Optional<ServedFiles> files(Section files) {
        var bucket = files.text("bucket", TextFormat.NAME);
        var paths = files.texts("paths", List.of(), PATH);
        if (files.keys().isEmpty()) {
            return Optional.empty();
        }
        if (!files.has("bucket")) {
            files.error("bucket", "", "missing", "set it to a bucket of slipway:storage");
        }
        return files.make(() -> new ServedFiles(bucket.orElse("missing"), paths))
                .filter(served -> bucket.isPresent());
    }
}
