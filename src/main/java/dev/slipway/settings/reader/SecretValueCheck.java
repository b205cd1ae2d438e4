package dev.slipway.settings.reader;

/**
 * Refuses encrypted values, because many people can read the places where settings appear, such as a task definition. A
 * setting names a secret by its ARN, and ECS reads it when it starts a task.
 */
public final class SecretValueCheck {
    private SecretValueCheck() {}

    public static void check(StackConfig config, ConfigErrors errors) {
        config.secretKeys().stream()
                .filter(key -> key.startsWith(StackConfig.NAMESPACE))
                .sorted()
                .forEach(key -> errors.add(ConfigError.of(
                        key,
                        "",
                        "an encrypted value has no place here",
                        "put it into Secrets Manager and name its ARN under secrets of the service")));
    }
}
