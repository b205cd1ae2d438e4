package dev.slipway.settings;

import dev.slipway.components.balancer.AccessLogs;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.TestListenerArgs;
import dev.slipway.settings.reader.Section;
import java.time.Duration;
import java.util.Optional;

/**
 * The load balancer of a stack.
 *
 * @param allow who may connect
 * @param idleTimeout after which the balancer closes a silent connection
 * @param accessLogs empty for none
 * @param tests where services that are deployed blue/green show what is being released
 */
public record BalancerSettings(
        AllowList allow, Duration idleTimeout, Optional<AccessLogs> accessLogs, TestListenerArgs tests) {

    static BalancerSettings read(Section section) {
        try (section) {
            var logged = section.flag("accessLogs", true);
            var days = section.integer("accessLogDays", 30, 1, 3650);
            return new BalancerSettings(
                    AllowSetting.read(section, "allowCidrs", AllowList.everybody()),
                    Duration.ofSeconds(section.renamed("idleTimeout", "idleTimeoutSeconds")
                            .integer("idleTimeoutSeconds", 60, 1, 4000)),
                    logged ? Optional.of(AccessLogs.keptForDays(days)) : Optional.empty(),
                    tests(section));
        }
    }

    private static TestListenerArgs tests(Section section) {
        var port = section.integer("testPort", TestListenerArgs.PORT, 1, 65535);
        var allow = AllowSetting.read(section, "testCidrs");
        var open =
                section.make("testPort", TestListenerArgs.closed(), () -> new TestListenerArgs(port, Optional.empty()));
        return section.make("testCidrs", open, () -> new TestListenerArgs(open.port(), allow));
    }
}
