package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A container of a task, without its image.
 *
 * @param port the TCP port that it listens on, 1 to 65535; empty for none
 * @param command the command that replaces the image's; empty for the image's own
 * @param environment environment variables in plain text, not for secrets
 * @param secrets environment variables that ECS sets from Secrets Manager or Parameter Store when the container starts
 * @param health the health check that ECS runs in the container; empty for none
 * @param stopTimeoutSeconds time from the stop signal until ECS kills the container, 2 to 120; empty for ECS's default of 30. See
 *     <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">stopTimeout</a>
 * @param dependsOn containers of the same task, and the condition that each must reach before this one starts
 * @param options process, limits, labels, environment files and registry credentials
 */
@Withers
public record ContainerSpec(
        OptionalInt port,
        List<String> command,
        Map<String, String> environment,
        Map<String, SecretReference> secrets,
        Optional<ContainerHealth> health,
        OptionalInt stopTimeoutSeconds,
        Map<String, DependencyCondition> dependsOn,
        ContainerOptions options)
        implements ContainerSpecBuilder.With {
    /** The image's own command, without port, environment variables and health check. */
    public static final ContainerSpec DEFAULT = new ContainerSpec(
            OptionalInt.empty(),
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of(),
            ContainerOptions.DEFAULT);

    /**
     * The condition that another container must reach before this one starts, see
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html">
     * ContainerDependency</a>.
     */
    public enum DependencyCondition {
        START,
        COMPLETE,
        SUCCESS,
        HEALTHY
    }

    /** The minimum of the stop timeout in seconds. */
    public static final int MIN_STOP_TIMEOUT = 2;

    /** The maximum of the stop timeout on Fargate in seconds. */
    public static final int MAX_STOP_TIMEOUT = 120;

    /** @throws SpecException for a port beyond the limits, and for a variable that is also a secret */
    public ContainerSpec {
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            throw new SpecException("port", "1 to 65535 is allowed", "set it to 8080");
        }
        if (stopTimeoutSeconds.isPresent()
                && (stopTimeoutSeconds.getAsInt() < MIN_STOP_TIMEOUT
                        || stopTimeoutSeconds.getAsInt() > MAX_STOP_TIMEOUT)) {
            throw new SpecException("stopTimeoutSeconds", "2 to 120 is allowed", "set it to 30");
        }
        for (var name : secrets.keySet()) {
            if (environment.containsKey(name)) {
                throw new SpecException("environment", name + " is also in secrets", "remove it from one");
            }
        }
        command = List.copyOf(command);
        environment = new TreeMap<>(environment);
        secrets = new TreeMap<>(secrets);
        dependsOn = new TreeMap<>(dependsOn);
    }

    /** A container that listens on a port, 1 to 65535. */
    public static ContainerSpec listening(int port) {
        return DEFAULT.withPort(OptionalInt.of(port));
    }
}
