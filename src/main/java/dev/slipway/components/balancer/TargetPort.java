package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A port of a container of a task.
 *
 * @param container the name of the sidecar; empty for the service's own container
 * @param name the name of the port; empty for the container's main port
 * @param number 1 to 65535
 */
public record TargetPort(Optional<String> container, Optional<String> name, int number) {
    /** @throws SpecException for another number */
    public TargetPort {
        if (number < 1 || number > 65_535) {
            throw new SpecException("port", "a port of %d is not possible".formatted(number), "give 1 to 65535");
        }
    }

    /** The main port of the service's own container. */
    public static TargetPort of(int number) {
        return new TargetPort(Optional.empty(), Optional.empty(), number);
    }

    /** True for the main port of the service's own container. */
    public boolean isMain() {
        return names().isEmpty();
    }

    /** The names of container and port that are not the main ones; empty for the main port of the service's own container. */
    List<String> names() {
        return Stream.concat(container.stream(), name.stream()).toList();
    }

    @Override
    public String toString() {
        return Stream.concat(names().stream(), Stream.of(Integer.toString(number)))
                .collect(Collectors.joining(" "));
    }
}
