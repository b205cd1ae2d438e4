package dev.slipway.components.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The credentials of a registry.
 *
 * @param registry the host
 */
record RegistryLogin(String registry, String user, String password) {
    /** The value of {@code auth} in Docker's configuration. */
    String auth() {
        return Base64.getEncoder()
                .encodeToString("%s:%s".formatted(user, password).getBytes(StandardCharsets.UTF_8));
    }

    /** The text without the password, which must not be logged. */
    @Override
    public String toString() {
        return "%s at %s".formatted(user, registry);
    }
}
