package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @throws SpecException if a container uses one of them, with all further errors as suppressed exceptions
     */
    public ReservedPorts requireUnused(ContainerSpec own, List<Sidecar> sidecars) {
        SpecException.throwAll(errors(own, sidecars));
        return this;
    }

    /** The errors of the containers that use the name or one of the ports. */
    List<SpecException> errors(ContainerSpec own, List<Sidecar> sidecars) {
        var errors = new ArrayList<SpecException>();
        used("the service's own container", own).ifPresent(problem -> errors.add(refused("port", problem)));
        for (var i = 0; i < sidecars.size(); i++) {
            var at = Sidecar.key(i, "port");
            var sidecar = sidecars.get(i);
            if (sidecar.name().equals(container)) {
                errors.add(new SpecException(
                        Sidecar.key(i, "name"),
                        "the task has a container %s already".formatted(container),
                        "rename the sidecar"));
            }
            used(sidecar.name(), sidecar.container()).ifPresent(problem -> errors.add(refused(at, problem)));
        }
        return errors;
    }

    private Optional<String> used(String name, ContainerSpec other) {
        return other.port().isPresent() && ports.contains(other.port().getAsInt())
                ? Optional.of("%s and %s listen on port %d in the same task"
                        .formatted(container, name, other.port().getAsInt()))
                : Optional.empty();
    }

    private static SpecException refused(String key, String problem) {
        return new SpecException(key, problem, "choose another port");
    }
}
