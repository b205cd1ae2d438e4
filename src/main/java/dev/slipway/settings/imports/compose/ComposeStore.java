package dev.slipway.settings.imports.compose;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A store of the stack instead of a container.
 *
 * @param kind the image
 * @param link the key of {@code uses}
 * @param setting the name of the store in the stack file
 * @param credentials the values that other services repeat: {@code username}, {@code password}, {@code name}
 */
record ComposeStore(KnownImage kind, String link, String setting, Map<String, String> credentials) {
    private static final Map<KnownImage, String> PORTS =
            Map.of(KnownImage.POSTGRES, "5432", KnownImage.MYSQL, "3306", KnownImage.CACHE, "6379");

    /** The name of the link, such as {@code cache:sessions}. */
    String key() {
        return link + ":" + setting;
    }

    /** The port of the store; empty for one that is called by AWS's API. */
    Optional<String> port() {
        return Optional.ofNullable(PORTS.get(kind));
    }

    boolean isDatabase() {
        return link.equals("database");
    }

    /** The key of {@code as} for the user. */
    String userKey() {
        return isDatabase() ? "username" : "user";
    }

    /** True for a host with the port that clients take without one. */
    boolean isHostAndPort(String variable, String value) {
        return variable.toUpperCase(Locale.ROOT).endsWith("HOST") && value.matches("[\\w.-]+:" + port().orElse(""));
    }
}
