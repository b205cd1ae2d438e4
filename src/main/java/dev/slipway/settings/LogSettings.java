package dev.slipway.settings;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

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
            var days = section.integer("retentionDays", DEFAULT, 1, 3653);
            if (DAYS.contains(days)) {
                return days;
            }
            var nearest = DAYS.stream().min(Comparator.comparingInt(each -> Math.abs(each - days)));
            section.fault(
                    "retentionDays",
                    Integer.toString(days),
                    DAYS.stream().map(Object::toString).collect(Collectors.joining(", ")) + " are allowed",
                    "set it to " + nearest.orElse(DEFAULT));
            return DEFAULT;
        }
    }
}
