package dev.slipway.settings;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.logs.BufferingHints;
import dev.slipway.components.logs.LogArchiveSpec;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.LogDestination;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.service.Sidecar;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of logs.
 *
 * @param retentionDays days for which CloudWatch keeps logs
 * @param router image of the log router that sends a service's logs to the archive
 */
public record LogSettings(int retentionDays, Optional<LogArchiveSpec> archive, RegistryImage router) {
    /**
     * The retention periods in days that
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">
     * PutRetentionPolicy</a> allows.
     */
    static final List<Integer> DAYS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    /** The values of {@code logs} of a service. */
    enum Way {
        CLOUDWATCH,
        ARCHIVE,
        BOTH
    }

    private static final int DEFAULT = 30;
    private static final int HUNDRED_YEARS = 36500;

    static LogSettings read(Section section, StackConfig config) {
        try (section;
                var archive = section.section("archive")) {
            var retention = section.oneOf("retentionDays", DEFAULT, DAYS);
            var spec = archive(archive, section, config);
            var reference = archive.text("routerImage", LogRouter.IMAGE.text(), TextFormat.ANY);
            var router = archive.make("routerImage", () -> RegistryImage.of(reference))
                    .orElse(LogRouter.IMAGE);
            return new LogSettings(retention, spec, router);
        }
    }

    private static Optional<LogArchiveSpec> archive(Section archive, Section logs, StackConfig config) {
        var days = archive.integer("days", LogArchiveSpec.DEFAULT_DAYS, 1, HUNDRED_YEARS);
        var seconds = archive.integer(
                "bufferSeconds", (int) BufferingHints.DEFAULT.time().toSeconds(), 0, 900);
        var size = archive.integer("bufferMiB", BufferingHints.DEFAULT.size(), 1, 128);
        var prefix = "%s-%s-logs-".formatted(config.project(), config.stack());
        if (!logs.has("archive")) {
            return Optional.empty();
        }
        var hints = new BufferingHints(Duration.ofSeconds(seconds), size);
        return logs.make("archive", () -> new LogArchiveSpec(new BucketPrefix(prefix), days, hints));
    }

    /** Reads {@code logs} of a service; the default is both in a stack with an archive, else CloudWatch. */
    LogDestination destination(Section service, ContainerSpec own, List<Sidecar> sidecars) {
        var way = service.choice("logs", archive.isPresent() ? Way.BOTH : Way.CLOUDWATCH);
        if (way == Way.CLOUDWATCH) {
            return LogDestination.CLOUD_WATCH;
        }
        if (archive.isEmpty()) {
            service.error(
                    "logs", EnumNames.written(way), "the stack has no archive", "declare one as slipway:logs.archive");
            return LogDestination.CLOUD_WATCH;
        }
        service.make(() -> LogRouter.RESERVED.requireUnused(own, sidecars));
        return new LogDestination(Optional.of(router), way == Way.BOTH);
    }
}
