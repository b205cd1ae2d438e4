package dev.slipway.components.service;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name and the ports that an injected container reserves in a task: container names are unique in a task, and all
 * containers of a task share one network interface.
 *
 * @param container the name of the container
 * @param ports the TCP ports that it listens on
 */
public record ReservedPorts(String container, List<Integer> ports) {
    public ReservedPorts {
        ports = List.copyOf(ports);
    }

    /**
     * Checks that no container of a stack file uses the name or one of the ports.
     *
     * @throws IllegalArgumentException if a container uses one of them
     */
    public void check(ContainerSpec own, Collection<Sidecar> sidecars) {
        if (sidecars.stream().anyMatch(sidecar -> sidecar.name().equals(container))) {
            throw new IllegalArgumentException(
                    "the task has a container %s already; rename the sidecar".formatted(container));
        }
        Stream.concat(Stream.of(own), sidecars.stream().map(Sidecar::container))
                .flatMapToInt(other -> other.port().stream())
                .filter(ports::contains)
                .findFirst()
                .ifPresent(port -> {
                    throw new IllegalArgumentException(
                            "%s listens on port %d in the same task; choose another port".formatted(container, port));
                });
    }
}
