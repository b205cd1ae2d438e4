package dev.slipway.settings.reader;

/**
 * Refuses encrypted values: a setting ends up in places where many people read it, such as a task definition. What is
 * secret is named by a reference, and ECS reads it when it starts a task.
 */
public final class SecretValueCheck {
    private SecretValueCheck() {}

    public static void check(StackConfig config, ConfigErrors faults) {
        config.secretKeys().stream()
                .filter(key -> key.startsWith(StackConfig.NAMESPACE))
                .sorted()
                .forEach(key -> faults.add(ConfigError.of(
                        key,
                        "",
                        "an encrypted value has no place here",
                        "put it into Secrets Manager and name its ARN under secrets of the service")));
    }
}
