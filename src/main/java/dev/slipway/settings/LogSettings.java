package dev.slipway.settings;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.logs.BufferingHints;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long logs are kept, and where.
 *
 * @param retentionDays in CloudWatch
 */
public record LogSettings(int retentionDays, Optional<Archive> archive) {
    /**
     * The days that
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">
     * PutRetentionPolicy</a> allows.
     */
    static final List<Integer> DAYS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private static final int DEFAULT = 30;
    private static final int HUNDRED_YEARS = 36500;

    /**
     * The bucket that services log to for long.
     *
     * @param router the image of what sends logs there
     */
    public record Archive(BucketPrefix prefix, int days, BufferingHints buffer, RegistryImage router) {}

    static LogSettings read(Section section, StackConfig config) {
        try (section) {
            var retention = section.oneOf("retentionDays", DEFAULT, DAYS);
            return new LogSettings(retention, archive(section.section("archive"), section, config));
        }
    }

    private static Optional<Archive> archive(Section archive, Section logs, StackConfig config) {
        try (archive) {
            var days = archive.integer("days", 365, 1, HUNDRED_YEARS);
            var seconds = archive.integer(
                    "bufferSeconds", (int) BufferingHints.USUAL.time().toSeconds(), 0, 900);
            var size = archive.integer("bufferMiB", BufferingHints.USUAL.size(), 1, 128);
            var reference = archive.text("routerImage", LogRouter.IMAGE.text(), TextFormat.ANY);
            var router = archive.make("routerImage", LogRouter.IMAGE, () -> RegistryImage.of(reference));
            var prefix = "%s-%s-logs-".formatted(config.project(), config.stack());
            return logs.has("archive")
                    ? logs.make(
                            "archive",
                            Optional.empty(),
                            () -> Optional.of(new Archive(
                                    new BucketPrefix(prefix),
                                    days,
                                    new BufferingHints(Duration.ofSeconds(seconds), size),
                                    router)))
                    : Optional.empty();
        }
    }
}
