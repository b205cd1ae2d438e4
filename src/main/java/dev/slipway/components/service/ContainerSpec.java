package dev.slipway.components.service;

import dev.slipway.base.Withers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What runs in a container of a task, apart from its image.
 *
 * @param port the TCP port that it listens on, 1 to 65535; empty for none
 * @param command replaces the image's command; empty for the image's own
 * @param environment variables in clear; never a secret
 * @param secrets variables that ECS fills from their reference at the start
 * @param health tells whether the container is healthy; empty where ECS does not ask
 * @param after containers of the same task that must have come so far before this one starts
 */
@Withers
public record ContainerSpec(
        OptionalInt port,
        List<String> command,
        Map<String, String> environment,
        Map<String, SecretReference> secrets,
        Optional<ContainerHealth> health,
        Map<String, Started> after)
        implements ContainerSpecBuilder.With {

    /**
     * How far a container must have come, see
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html">
     * ContainerDependency</a>.
     */
    public enum Started {
        START,
        COMPLETE,
        SUCCESS,
        HEALTHY
    }

    public ContainerSpec {
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            throw new IllegalArgumentException("a port of 1 to 65535 is allowed; set it to 8080");
        }
        for (var name : secrets.keySet()) {
            if (environment.containsKey(name)) {
                throw new IllegalArgumentException(
                        "%s stands in environment and in secrets; remove it from one".formatted(name));
            }
        }
        command = List.copyOf(command);
        environment = new TreeMap<>(environment);
        secrets = new TreeMap<>(secrets);
        after = new TreeMap<>(after);
    }

    /** A container that listens on a port. */
    public static ContainerSpec listening(int port) {
        return new ContainerSpec(OptionalInt.of(port), List.of(), Map.of(), Map.of(), Optional.empty(), Map.of());
    }

    public ContainerSpec withHealth(ContainerHealth health) {
        return new ContainerSpec(port, command, environment, secrets, Optional.of(health), after);
    }
}
