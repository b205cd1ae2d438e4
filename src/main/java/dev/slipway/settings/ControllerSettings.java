package dev.slipway.settings;

import dev.slipway.components.controller.ControllerJar;
import dev.slipway.components.gateway.Throttle;
import dev.slipway.components.gateway.UsageQuota;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;

/**
 * Settings of the Lambda controllers' API and dashboard.
 *
 * @param jar the code of the controllers
 * @param quota the calls that the holder of an API key may make
 * @param dashboard true if each service with {@code sleep} has a dashboard
 */
public record ControllerSettings(ControllerJar jar, UsageQuota quota, boolean dashboard) {
    private static final int MAX_RATE = 100;
    private static final int MAX_BURST = 200;

    static ControllerSettings read(Section section, StackConfig config) {
        var defaults = UsageQuota.DEFAULT;
        try (section) {
            var quota = new UsageQuota(
                    new Throttle(
                            section.integer("rate", defaults.throttle().rate(), 1, MAX_RATE),
                            section.integer("burst", defaults.throttle().burst(), 1, MAX_BURST)),
                    section.integer("quota", defaults.month(), 1, UsageQuota.MAX_MONTH));
            return new ControllerSettings(new ControllerJar(config.root()), quota, section.flag("dashboard", true));
        }
    }
}
