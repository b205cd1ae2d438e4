package dev.slipway.settings.reader;

import dev.slipway.base.Suggestions;
import java.util.List;

/**
 * Refuses keys of Slipway in another namespace: a mistyped one, or that of the project, which Pulumi gives to a key without one. Nothing
 * reads these keys, so that the stack would lose what they describe.
 */
public final class NamespaceCheck {
    private static final String OWN = StackConfig.NAMESPACE.replace(":", "");

    private NamespaceCheck() {}

    public static void check(StackConfig config, ConfigErrors errors) {
        config.values().keySet().stream()
                .filter(key -> !key.startsWith(StackConfig.NAMESPACE))
                .sorted()
                .forEach(key -> {
                    var namespace = key.split(":", 2)[0];
                    var meant = StackConfig.NAMESPACE + key.substring(key.indexOf(':') + 1);
                    if ((namespace.equals(config.project()) || isMistyped(namespace)) && errors.isKey(meant)) {
                        errors.add(ConfigError.of(
                                key, "", "not read: Slipway's keys have the namespace slipway", "write " + meant));
                    }
                });
    }

    private static boolean isMistyped(String namespace) {
        return Suggestions.to(namespace, List.of(OWN)).isPresent();
    }
}
