package dev.slipway.settings;

import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.TargetProtocol;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.ContainerHealth;
import dev.slipway.components.service.ContainerSpec;
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
    private static final String TIMEOUT = "timeoutSeconds";
    private static final String GRACE = "graceSeconds";
    private static final String START_PERIOD = "startPeriodSeconds";
    private static final String RETRIES = "retries";
    private static final String PORT = "port";
    private static final String PROTOCOL = "protocol";

    /** @param balanced true behind the load balancer, where a grace period longer than a start period is possible */
    static HealthSettings read(Section section, boolean balanced) {
        section.renamed("interval", "intervalSeconds").renamed("grace", GRACE);
        var interval = (int) HealthCheck.DEFAULT_INTERVAL.toSeconds();
        var grace = (int) ContainerHealth.DEFAULT_START_PERIOD.toSeconds();
        var maxGrace = balanced ? BalancedIngress.MAX_GRACE : ContainerHealth.MAX_START_PERIOD;
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

    /**
     * The check of the load balancer for all routes.
     *
     * @param protocol the protocol of all routes to tasks; empty if they have several
     */
    HealthCheck target(Optional<TargetProtocol> protocol, ContainerSpec container) {
        var basis = basis(HealthCheck.of("/"), protocol.orElse(TargetProtocol.HTTP));
        var check = TargetHealthSettings.read(section, basis, interval, timeout, container);
        if (check.isGrpc() == basis.isGrpc()) {
            return check;
        }
        section.error(
                "codes",
                check.codes(),
                basis.isGrpc()
                        ? "the protocol grpc has codes from 0 to 99"
                        : "the protocol http has codes from 200 to 499",
                "correct it, or set codes in health of the route with another protocol");
        return check.withCodes(basis.codes());
    }

    /** True for a check by HTTP, without which the network load balancer opens a TCP connection. */
    boolean byHttp() {
        return section.has("path") || section.has("codes");
    }

    /** Refuses the keys of the load balancer's check. */
    void refuseTarget(IngressKind kind) {
        for (var key : TargetHealthSettings.KEYS) {
            section.refuse(
                    key,
                    kind == IngressKind.API
                            ? "an HTTP API has no health checks"
                            : "only ingress balancer sends requests to check tasks",
                    "set command instead, which ECS runs in the container");
        }
    }

    /**
     * The check of a route, whose keys replace those of the service.
     *
     * @param route the section {@code health} of the route
     * @param shared the check for all routes
     * @param container the container that the route leads to
     */
    HealthCheck ofRoute(Section route, HealthCheck shared, TargetProtocol protocol, ContainerSpec container) {
        var grpc = protocol == TargetProtocol.GRPC;
        var defaults = grpc == shared.isGrpc() ? shared : basis(shared, protocol);
        var own = section.has(PROTOCOL)
                ? defaults
                : defaults.withProtocol(
                        checked(protocol, route.has(PORT) || defaults.port().isPresent()));
        if (route.keys().isEmpty()) {
            return own;
        }
        var seconds = route.integer(
                "intervalSeconds",
                (int) interval.toSeconds(),
                ContainerHealth.MIN_INTERVAL,
                ContainerHealth.MAX_INTERVAL);
        var limit = route.integer(TIMEOUT, HealthCheck.MIN_TIMEOUT, HealthCheck.MAX_TIMEOUT);
        return TargetHealthSettings.read(
                route, own, Duration.ofSeconds(seconds), limit.isPresent() ? limit : timeout, container);
    }

    /** A check with the path, the codes and the protocol that suit the protocol of requests. */
    private HealthCheck basis(HealthCheck check, TargetProtocol protocol) {
        var suited = protocol == TargetProtocol.GRPC ? HealthCheck.ofGrpc() : HealthCheck.of("/");
        return check.withPath(suited.path())
                .withCodes(suited.codes())
                .withProtocol(checked(protocol, section.has(PORT)));
    }

    /** HTTPS for a check on the port of HTTPS requests. */
    private static HealthCheck.Protocol checked(TargetProtocol protocol, boolean otherPort) {
        return protocol == TargetProtocol.HTTPS && !otherPort ? HealthCheck.Protocol.HTTPS : HealthCheck.Protocol.HTTP;
    }
}
