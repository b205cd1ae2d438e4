package dev.slipway.settings;

import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.Sidecar;
import java.util.List;
import java.util.Optional;

/**
 * The containers of a task as the stack file has them, also if they break a rule between each other, so that keys which name
 * one of them are checked.
 *
 * @param service the name of the service or job, which is that of its own container
 */
record TaskContainers(String service, ContainerSpec own, List<Sidecar> sidecars) {
    /** A sidecar by its name, of several with the name the first. */
    Optional<Sidecar> sidecar(String name) {
        return sidecars.stream().filter(sidecar -> sidecar.name().equals(name)).findFirst();
    }

    /** The task's own container, or a sidecar by its name; the own one for an unknown name. */
    ContainerSpec container(Optional<String> sidecar) {
        return sidecar.flatMap(this::sidecar).map(Sidecar::container).orElse(own);
    }
}
