package dev.slipway.components.service;

import dev.slipway.components.image.RegistryImage;

/**
 * A container beside the service's own, in the same task.
 *
 * @param essential whether the task ends with it
 */
public record Sidecar(String name, RegistryImage image, ContainerSpec container, boolean essential) {
    public Sidecar {
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw new IllegalArgumentException(
                    "a name of up to 255 letters, digits, hyphens and underscores is allowed; rename the sidecar");
        }
    }
}
