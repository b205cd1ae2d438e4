package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A target group of a service: a port of its tasks with protocol, health check and sticky sessions.
 *
 * @param health health check of the tasks, with the codes of gRPC if the protocol is gRPC
 * @param stickiness empty for none
 */
@Withers
public record TargetSpec(TargetPort port, TargetProtocol protocol, HealthCheck health, Optional<Stickiness> stickiness)
        implements TargetSpecBuilder.With {
    /** @throws SpecException for a health check with the codes of another protocol */
    public TargetSpec {
        var grpc = protocol == TargetProtocol.GRPC;
        if (grpc != health.isGrpc()) {
            throw new SpecException(
                    "health.codes",
                    "the protocol %s has no health check codes %s"
                            .formatted(protocol.name().toLowerCase(Locale.ROOT), health.codes()),
                    grpc
                            ? "give codes of gRPC from 0 to 99, such as 0 or 0,12"
                            : "give codes from 200 to 499, such as 200-299");
        }
    }

    /** The main port of the service's own container, over HTTP, with a health check of {@code /}. */
    public static TargetSpec of(int port) {
        return new TargetSpec(TargetPort.of(port), TargetProtocol.HTTP, HealthCheck.of("/"), Optional.empty());
    }

    /**
     * The name of the target group without its end. It depends on the target alone, so that a target group never gets the
     * tasks of another port while listener rules forward to it.
     *
     * @param name the name of the component
     */
    String role(String name) {
        return label().isEmpty() ? name : name + "-" + label();
    }

    /** The target group's part of a child name; empty for HTTP to the main port of the service's own container. */
    String label() {
        return Stream.concat(
                        port.names().stream(),
                        Stream.of(protocol)
                                .filter(other -> other != TargetProtocol.HTTP)
                                .map(other -> other.name().toLowerCase(Locale.ROOT)))
                .distinct()
                .collect(Collectors.joining("-"));
    }
}
