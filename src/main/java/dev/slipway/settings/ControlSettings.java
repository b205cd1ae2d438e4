package dev.slipway.settings;

import dev.slipway.gateway.Quota;
import dev.slipway.gateway.Throttle;

/** How often the holders of keys may call the control APIs. */
final class ControlSettings {
    private static final int MOST_RATE = 100;
    private static final int MOST_BURST = 200;

    private ControlSettings() {}

    static Quota read(Section section) {
        var usual = Quota.DEFAULT;
        try (section) {
            return new Quota(
                    new Throttle(
                            section.integer("rate", usual.throttle().rate(), 1, MOST_RATE),
                            section.integer("burst", usual.throttle().burst(), 1, MOST_BURST)),
                    section.integer("quota", usual.month(), 1, Quota.MOST_MONTH));
        }
    }
}
