package dev.slipway.components.service;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a container that the program puts into a task needs for itself: all containers of a task share one network and
 * their names.
 *
 * @param container its name
 * @param ports that it listens on
 */
public record ReservedPorts(String container, List<Integer> ports) {
    public ReservedPorts {
        ports = List.copyOf(ports);
    }

    /**
     * Checks that the containers of a stack file leave it all that.
     *
     * @throws IllegalArgumentException where one does not
     */
    public void check(ContainerSpec own, Collection<Sidecar> sidecars) {
        if (sidecars.stream().anyMatch(sidecar -> sidecar.name().equals(container))) {
            throw new IllegalArgumentException(
                    "the task has a container %s already; rename the sidecar".formatted(container));
        }
        Stream.concat(Stream.of(own), sidecars.stream().map(Sidecar::container))
                .flatMapToInt(each -> each.port().stream())
                .filter(ports::contains)
                .findFirst()
                .ifPresent(port -> {
                    throw new IllegalArgumentException(
                            "%s listens on port %d in the same task; choose another port".formatted(container, port));
                });
    }
}
