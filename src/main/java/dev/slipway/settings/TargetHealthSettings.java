package dev.slipway.settings;

import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Reader of the health check of a load balancer, in the section {@code health} of a service or of a route. */
final class TargetHealthSettings {
    /** The keys of the load balancer's check that a service's own check in the container does not have. */
    static final List<String> KEYS = List.of("path", "codes", "healthy", "unhealthy", "port", "protocol");

    private static final TextFormat PATH_FORMAT = TextFormat.of("a path that starts with /", "/.*");

    private TargetHealthSettings() {}

    /**
     * Reads the check. Each of its errors is found, whatever the other keys have.
     *
     * @param defaults the check without keys
     * @param timeout the timeout in seconds; empty for the default, which is shorter than any interval
     * @param container the container whose ports have names
     */
    static HealthCheck read(
            Section section, HealthCheck defaults, Duration interval, OptionalInt timeout, ContainerSpec container) {
        var path = section.text("path", defaults.path(), PATH_FORMAT);
        var codes = section.text("codes", defaults.codes(), TextFormat.ANY);
        var thresholds = new HealthCheck.Thresholds(
                threshold(section, "healthy", defaults.thresholds().healthy()),
                threshold(section, "unhealthy", defaults.thresholds().unhealthy()));
        var own = PortSetting.ofHealthCheck(section, container);
        var port = own.isPresent() ? own : defaults.port();
        var protocol = section.choice("protocol", defaults.protocol());
        var seconds = timeout.orElse((int) Math.min(defaults.timeout().toSeconds(), interval.toSeconds() - 1));
        var plain = defaults.withThresholds(thresholds).withProtocol(protocol);
        var ported = section.make(() -> plain.withPort(port)).orElse(plain);
        var named = section.make(() -> ported.withPath(path)).orElse(ported);
        var coded = section.make(() -> named.withCodes(codes)).orElse(named);
        return section.make(() -> new HealthCheck(
                        coded.path(),
                        interval,
                        Duration.ofSeconds(seconds),
                        thresholds,
                        coded.codes(),
                        coded.port(),
                        protocol))
                .orElse(coded);
    }

    private static int threshold(Section section, String key, int fallback) {
        return section.integer(key, fallback, HealthCheck.Thresholds.MIN, HealthCheck.Thresholds.MAX);
    }
}
