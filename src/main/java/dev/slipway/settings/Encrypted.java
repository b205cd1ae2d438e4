package dev.slipway.settings;

/**
 * Refuses encrypted values: a setting ends up in places where many people read it, such as a task definition. What is
 * secret is named by a reference, and ECS reads it when it starts a task.
 */
final class Encrypted {
    private Encrypted() {}

    static void check(StackConfig config, Faults faults) {
        config.secretKeys().stream()
                .filter(key -> key.startsWith(Settings.NAMESPACE))
                .sorted()
                .forEach(key -> faults.add(Fault.of(
                        key,
                        "",
                        "an encrypted value has no place here",
                        "put it into Secrets Manager and name its ARN under secrets of the service")));
    }
}
