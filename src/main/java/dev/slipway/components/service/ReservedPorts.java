package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.util.ArrayList;
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
        errors.addAll(used("", "the service's own container", own));
        for (var i = 0; i < sidecars.size(); i++) {
            var sidecar = sidecars.get(i);
            if (sidecar.name().equals(container)) {
                errors.add(new SpecException(
                        Sidecar.key(i, "name"),
                        "the task has a container %s already".formatted(container),
                        "rename the sidecar"));
            }
            errors.addAll(used(Sidecar.key(i, ""), sidecar.name(), sidecar.container()));
        }
        return errors;
    }

    private List<SpecException> used(String section, String name, ContainerSpec other) {
        return other.allPorts().stream()
                .filter(ports::contains)
                .map(port -> new SpecException(
                        section + other.keyOf(port),
                        "%s and %s listen on port %d in the same task".formatted(container, name, port),
                        "choose another port"))
                .toList();
    }
}
