package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A target group of a network load balancer: a port of the tasks of a service.
 *
 * @param protocol TCP or UDP
 * @param health the interval, the timeout, the thresholds and the port of the health check; its path and codes with HTTP
 * @param http true for a health check by HTTP, false for one that opens a TCP connection. See
 *     <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html">health
 *     checks</a>
 */
public record NetworkTargetSpec(TargetPort port, NetworkProtocol protocol, HealthCheck health, boolean http) {
    /** @throws SpecException for UDP without another port of the health check, which never uses UDP */
    public NetworkTargetSpec {
        if (protocol == NetworkProtocol.TLS) {
            throw new IllegalArgumentException("tasks behind a network load balancer get TCP or UDP");
        }
        if (protocol == NetworkProtocol.UDP && health.port().orElse(port.number()) == port.number()) {
            throw new SpecException(
                    "health.port",
                    "a health check uses TCP, and the port %d is one of UDP".formatted(port.number()),
                    "set it to a port on which the container accepts TCP connections");
        }
    }

    /** Its part of child names; empty for TCP to the main port of the service's own container. */
    String label() {
        return Stream.concat(
                        port.names().stream(),
                        Stream.of(protocol)
                                .filter(other -> other == NetworkProtocol.UDP)
                                .map(other -> other.name().toLowerCase(Locale.ROOT)))
                .distinct()
                .collect(Collectors.joining("-"));
    }
}
