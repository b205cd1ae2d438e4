package dev.slipway.settings;

import dev.slipway.components.gateway.Throttle;
import dev.slipway.components.gateway.UsageQuota;
import dev.slipway.settings.reader.Section;

/**
 * What people control and watch services by that sleep.
 *
 * @param quota how often the holders of keys may call the control APIs
 * @param dashboard whether each service has a dashboard
 */
public record ControlSettings(UsageQuota quota, boolean dashboard) {
    private static final int MOST_RATE = 100;
    private static final int MOST_BURST = 200;

    static ControlSettings read(Section section) {
        var usual = UsageQuota.DEFAULT;
        try (section) {
            var quota = new UsageQuota(
                    new Throttle(
                            section.integer("rate", usual.throttle().rate(), 1, MOST_RATE),
                            section.integer("burst", usual.throttle().burst(), 1, MOST_BURST)),
                    section.integer("quota", usual.month(), 1, UsageQuota.MOST_MONTH));
            return new ControlSettings(quota, section.flag("dashboard", true));
        }
    }
}
