package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.util.Collection;
import java.util.List;

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
     * This reservation, if no container of a stack file uses the name or one of the ports.
     *
     * @throws SpecException if a container uses one of them
     */
    public ReservedPorts requireUnused(ContainerSpec own, Collection<Sidecar> sidecars) {
        requireUnused("port", own);
        for (var sidecar : sidecars) {
            if (sidecar.name().equals(container)) {
                throw new SpecException(
                        "sidecars", "the task has a container %s already".formatted(container), "rename the sidecar");
            }
            requireUnused("sidecars", sidecar.container());
        }
        return this;
    }

    private void requireUnused(String key, ContainerSpec other) {
        other.port().ifPresent(port -> {
            if (ports.contains(port)) {
                throw new SpecException(
                        key,
                        "%s listens on port %d in the same task".formatted(container, port),
                        "choose another port");
            }
        });
    }
}
