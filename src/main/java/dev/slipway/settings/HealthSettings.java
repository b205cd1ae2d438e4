package dev.slipway.settings;

import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.service.ContainerHealth;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.IngressSettings.IngressKind;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reader of a section {@code health}, whose interval and timeout apply to the check that ECS runs in the container and to
 * that of the load balancer.
 *
 * @param interval time between two checks
 * @param timeout time after which a check without a result has failed, in seconds; empty for the defaults
 * @param grace time after the start of a task in which ECS ignores failures
 */
record HealthSettings(Section section, Duration interval, OptionalInt timeout, Duration grace) {
    private static final String PATH = "path";
    private static final String TIMEOUT = "timeoutSeconds";
    private static final String GRACE = "graceSeconds";
    private static final String START_PERIOD = "startPeriodSeconds";
    private static final String RETRIES = "retries";
    private static final TextFormat PATH_FORMAT = TextFormat.of("a path that starts with /", "/.*");

    /** The keys of the load balancer's check. */
    private static final List<String> TARGET = List.of(PATH, "codes", "healthy", "unhealthy", "port", "protocol");

    /** @param balanced true behind the load balancer, where a grace period longer than a start period is possible */
    static HealthSettings read(Section section, boolean balanced) {
        section.renamed("interval", "intervalSeconds").renamed("grace", GRACE);
        var interval = (int) HealthCheck.DEFAULT_INTERVAL.toSeconds();
        var grace = (int) ContainerHealth.DEFAULT_START_PERIOD.toSeconds();
        var maxGrace = balanced ? Ingress.Balanced.MAX_GRACE : ContainerHealth.MAX_START_PERIOD;
        return new HealthSettings(
                section,
                Duration.ofSeconds(section.integer(
                        "intervalSeconds", interval, ContainerHealth.MIN_INTERVAL, ContainerHealth.MAX_INTERVAL)),
                section.integer(TIMEOUT, HealthCheck.MIN_TIMEOUT, HealthCheck.MAX_TIMEOUT),
                Duration.ofSeconds(section.integer(GRACE, grace, 0, maxGrace)));
    }

    /** The command that ECS runs in the container; empty if the section has none. */
    Optional<ContainerHealth> container() {
        var command = section.texts("command", List.of(), TextFormat.ANY);
        var retries = section.integer(RETRIES, ContainerHealth.DEFAULT_RETRIES, 1, ContainerHealth.MAX_RETRIES);
        var graceOfStart = (int) Math.min(grace.toSeconds(), ContainerHealth.MAX_START_PERIOD);
        var startPeriod = section.integer(START_PERIOD, graceOfStart, 0, ContainerHealth.MAX_START_PERIOD);
        if (!section.has("command")) {
            Stream.of(RETRIES, START_PERIOD)
                    .filter(section::has)
                    .forEach(key -> section.error(
                            key, "", "%s is set without command".formatted(key), "set command, or remove it"));
            return Optional.empty();
        }
        var inContainer = Duration.ofSeconds(timeout.orElse((int) ContainerHealth.DEFAULT_TIMEOUT.toSeconds()));
        return section.make(
                () -> new ContainerHealth(command, interval, inContainer, retries, Duration.ofSeconds(startPeriod)));
    }

    /** The check of the load balancer. Each of its errors is found, whatever the other keys have. */
    HealthCheck target(IngressKind kind) {
        if (kind != IngressKind.BALANCER) {
            refuseTarget(kind);
        }
        var path = section.text(PATH, "/", PATH_FORMAT);
        var codes = section.text("codes", HealthCheck.of("/").codes(), TextFormat.ANY);
        var thresholds = new HealthCheck.Thresholds(
                threshold("healthy", HealthCheck.Thresholds.DEFAULT.healthy()),
                threshold("unhealthy", HealthCheck.Thresholds.DEFAULT.unhealthy()));
        var port = section.integer("port", 1, 65_535);
        var protocol = section.choice("protocol", HealthCheck.Protocol.HTTP);
        if (kind != IngressKind.BALANCER) {
            return HealthCheck.of("/");
        }
        var defaults =
                HealthCheck.of("/").withThresholds(thresholds).withPort(port).withProtocol(protocol);
        var named = section.make(() -> defaults.withPath(path)).orElse(defaults);
        var coded = section.make(() -> named.withCodes(codes)).orElse(named);
        return section.make(() -> new HealthCheck(
                        coded.path(), interval, targetTimeout(), thresholds, coded.codes(), port, protocol))
                .orElse(coded);
    }

    private int threshold(String key, int fallback) {
        return section.integer(key, fallback, HealthCheck.Thresholds.MIN, HealthCheck.Thresholds.MAX);
    }

    /** The timeout of the load balancer's check, by default shorter than any interval. */
    private Duration targetTimeout() {
        var fallback = Math.min(HealthCheck.of("/").timeout().toSeconds(), interval.toSeconds() - 1);
        return Duration.ofSeconds(timeout.orElse((int) fallback));
    }

    private void refuseTarget(IngressKind kind) {
        TARGET.stream()
                .filter(section::has)
                .forEach(key -> section.error(
                        key,
                        "",
                        kind == IngressKind.API
                                ? "an HTTP API has no health checks"
                                : "only ingress balancer sends requests to check tasks",
                        "set command instead, which ECS runs in the container"));
    }
}
