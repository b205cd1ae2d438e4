package dev.slipway.settings;

import java.util.List;

/** How long logs are kept. */
final class LogSettings {
    /**
     * The days that
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">
     * PutRetentionPolicy</a> allows.
     */
    static final List<Integer> DAYS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private static final int DEFAULT = 30;

    private LogSettings() {}

    static int read(Section section) {
        try (section) {
            return section.oneOf("retentionDays", DEFAULT, DAYS);
        }
    }
}
