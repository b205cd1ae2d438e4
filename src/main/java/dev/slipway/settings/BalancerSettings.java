package dev.slipway.settings;

import dev.slipway.components.balancer.AccessLogs;
import dev.slipway.components.balancer.LoadBalancerSpec;
import dev.slipway.components.balancer.TestListenerSpec;
import dev.slipway.settings.reader.Section;
import java.time.Duration;
import java.util.Optional;

/** Reader of {@code slipway:balancer}. */
final class BalancerSettings {
    private BalancerSettings() {}

    /**
     * @param behindDistribution true if callers reach the load balancer through CloudFront only
     */
    static LoadBalancerSpec read(Section section, boolean behindDistribution) {
        var defaults = LoadBalancerSpec.DEFAULT;
        try (section) {
            var logged = section.flag("accessLogs", true);
            var days = section.integer("accessLogDays", AccessLogs.DEFAULT.days(), 1, AccessLogs.MAX_DAYS);
            var tests = testListener(section);
            return new LoadBalancerSpec(
                    AllowSetting.read(section, "allowCidrs", defaults.allow()),
                    Duration.ofSeconds(section.renamed("idleTimeout", "idleTimeoutSeconds")
                            .integer(
                                    "idleTimeoutSeconds",
                                    (int) defaults.idleTimeout().toSeconds(),
                                    1,
                                    4000)),
                    logged ? Optional.of(new AccessLogs(days)) : Optional.empty(),
                    tests,
                    behindDistribution,
                    LoginSettings.read(section));
        }
    }

    private static TestListenerSpec testListener(Section section) {
        var port = section.integer("testPort", TestListenerSpec.DEFAULT_PORT, 1, 65535);
        var allow = AllowSetting.read(section, "testCidrs");
        var closed =
                section.make(() -> new TestListenerSpec(port, Optional.empty())).orElse(TestListenerSpec.closed());
        return section.make(() -> new TestListenerSpec(closed.port(), allow)).orElse(closed);
    }
}
