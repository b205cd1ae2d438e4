package dev.slipway.settings;

import dev.slipway.components.distribution.Caching;
import dev.slipway.components.distribution.DistributionArgs.Terms;
import dev.slipway.components.distribution.PriceClass;
import dev.slipway.components.distribution.StaticFiles;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The CloudFront distribution of a stack.
 *
 * @param logDays for how many days access logs are kept; empty for no logs
 */
public record DistributionSettings(Terms terms, OptionalInt logDays, Optional<ServedFiles> files) {
    private static final TextFormat PATH = TextFormat.of("a path pattern such as /static/*", "/.*");

    static Optional<DistributionSettings> read(Section stack) {
        try (var section = stack.section("distribution");
                var files = section.section("files")) {
            var enabled = section.flag("enabled", false);
            var terms =
                    new Terms(section.choice("priceClass", PriceClass.CHEAPEST), section.choice("cache", Caching.NONE));
            var logged = section.flag("accessLogs", true);
            var days = section.integer("accessLogDays", 30, 1, 3650);
            var served = files(section, files);
            if (!enabled) {
                FirewallSettings.refuseIdle(section);
                return Optional.empty();
            }
            return Optional.of(
                    new DistributionSettings(terms, logged ? OptionalInt.of(days) : OptionalInt.empty(), served));
        }
    }

    private static Optional<ServedFiles> files(Section section, Section files) {
        var bucket = files.text("bucket", TextFormat.NAME);
        var paths = files.texts("paths", List.of(), PATH);
        if (files.keys().isEmpty()) {
            return Optional.empty();
        }
        if (!files.has("bucket")) {
            files.fault("bucket", "", "missing", "name a bucket of slipway:storage");
        }
        return bucket.flatMap(name -> section.make(
                "files", Optional.empty(), () -> Optional.of(new ServedFiles(name, StaticFiles.check(paths)))));
    }
}
