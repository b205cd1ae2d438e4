package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A container of a task, without its image.
 *
 * @param port the main TCP port that it listens on, 1 to 65535; empty for none
 * @param ports further TCP ports that it listens on, by their names
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
        Map<String, Integer> ports,
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
            Map.of(),
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

    /**
     * @throws SpecException for a port beyond the limits, a port that is given twice, further ports without a main one, and a
     *     variable that is also a secret
     */
    public ContainerSpec {
        var errors = new SpecErrors();
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            errors.add("port", "1 to 65535 is allowed", "set it to 8080");
        }
        ports = new TreeMap<>(ports);
        checkPorts(port, ports, errors);
        if (stopTimeoutSeconds.isPresent()
                && (stopTimeoutSeconds.getAsInt() < MIN_STOP_TIMEOUT
                        || stopTimeoutSeconds.getAsInt() > MAX_STOP_TIMEOUT)) {
            errors.add("stopTimeoutSeconds", "2 to 120 is allowed", "set it to 30");
        }
        for (var name : secrets.keySet()) {
            if (environment.containsKey(name)) {
                errors.add("environment", name + " is also in secrets", "remove it from one");
            }
        }
        errors.throwAll();
        command = List.copyOf(command);
        environment = new TreeMap<>(environment);
        secrets = new TreeMap<>(secrets);
        dependsOn = new TreeMap<>(dependsOn);
    }

    private static void checkPorts(OptionalInt port, Map<String, Integer> ports, SpecErrors errors) {
        if (port.isEmpty() && !ports.isEmpty()) {
            errors.add("port", "ports has further ports beside the main one", "set port to the main one");
        }
        var owners = new HashMap<Integer, String>();
        port.ifPresent(main -> owners.put(main, "port"));
        ports.forEach((name, number) -> {
            var key = "ports." + name;
            if (number < 1 || number > 65_535) {
                errors.add(key, "1 to 65535 is allowed", "give the number of the port");
            }
            var owner = owners.putIfAbsent(number, key);
            if (owner != null) {
                errors.add(key, "it is the same as " + owner, "remove one of them");
            }
        });
    }

    /** The main port and the further ones. */
    public List<Integer> allPorts() {
        return IntStream.concat(port.stream(), ports.values().stream().mapToInt(Integer::intValue))
                .boxed()
                .toList();
    }

    /** The key of a port in the section of its container, such as {@code port} or {@code ports.admin}. */
    String keyOf(int number) {
        return ports.entrySet().stream()
                .filter(named -> named.getValue() == number)
                .map(named -> "ports." + named.getKey())
                .findAny()
                .orElse("port");
    }

    /** The number of a port by its name, or of the main port by its number as text; empty for an unknown one. */
    public OptionalInt portOf(String nameOrNumber) {
        return ports.containsKey(nameOrNumber)
                ? OptionalInt.of(ports.get(nameOrNumber))
                : allPorts().stream()
                        .filter(number -> Integer.toString(number).equals(nameOrNumber))
                        .mapToInt(Integer::intValue)
                        .findAny();
    }

    /** A container that listens on a port, 1 to 65535. */
    public static ContainerSpec listening(int port) {
        return DEFAULT.withPort(OptionalInt.of(port));
    }
}
