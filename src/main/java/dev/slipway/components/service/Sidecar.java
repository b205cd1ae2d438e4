package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.components.image.RegistryImage;

/**
 * A container in the tasks of a service, besides the service's own container.
 *
 * @param name up to 255 letters, digits, hyphens and underscores
 * @param essential true if the task stops when the container stops
 */
public record Sidecar(String name, RegistryImage image, ContainerSpec container, boolean essential) {
    /** @throws SpecException for a name that is not allowed */
    public Sidecar {
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw new SpecException(
                    "name",
                    "a name of up to 255 letters, digits, hyphens and underscores is allowed",
                    "rename the sidecar");
        }
    }
}
