package dev.slipway.settings;

import dev.slipway.base.Suggestions;
import dev.slipway.components.balancer.TargetPort;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.Sidecar;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reader of the ports of containers, and of keys that name one of them. */
final class PortSetting {
    private static final String PORT = "port";
    private static final String CONTAINER = "container";
    private static final TextFormat NUMBER = TextFormat.of("a port from 1 to 65535", "[1-9][0-9]{0,4}");
    private static final TextFormat REFERENCE =
            TextFormat.of("the number of a port or a name of ports", "[1-9][0-9]{0,4}|[a-z][a-z0-9-]*");

    private static final TextFormat SIDECAR = TextFormat.of("the name of a sidecar", "\\S+");

    /** Replaces a port that is refused, so that reading goes on. */
    private static final int STAND_IN = 80;

    private PortSetting() {}

    /** The further ports of a container, by their names. */
    static Map<String, Integer> named(Section container) {
        return container.map("ports", TextFormat.NAME, NUMBER).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, port -> Integer.valueOf(port.getValue())));
    }

    /** The port of a health check: any number, or the name of a port of the container. */
    static OptionalInt ofHealthCheck(Section section, ContainerSpec container) {
        var port = section.text(PORT, REFERENCE);
        if (port.isEmpty()) {
            return OptionalInt.empty();
        }
        if (NUMBER.matches(port.get())) {
            return OptionalInt.of(Integer.parseInt(port.get()));
        }
        return known(section, container, port.get());
    }

    /** The port of a route: that of the service, or that of a sidecar. */
    static TargetPort ofRoute(Section section, TaskContainers containers) {
        var name = section.text(PORT, REFERENCE);
        var sidecar = section.text(CONTAINER, SIDECAR);
        var container = sidecar.flatMap(wanted -> sidecar(section, containers, wanted))
                .map(Sidecar::container)
                .orElse(containers.own());
        var main = container.port().orElse(STAND_IN);
        if (section.refused(CONTAINER) || name.isEmpty()) {
            if (sidecar.isPresent() && container.port().isEmpty() && !section.refused(CONTAINER)) {
                section.error(CONTAINER, sidecar.get(), "it listens on no port", "set port of the sidecar");
            }
            return new TargetPort(sidecar, Optional.empty(), main);
        }
        var number = known(section, container, name.get());
        var further = name.filter(container.ports()::containsKey);
        return new TargetPort(sidecar, further.or(() -> nameOf(container, number)), number.orElse(main));
    }

    private static Optional<String> nameOf(ContainerSpec container, OptionalInt number) {
        return container.ports().entrySet().stream()
                .filter(port -> OptionalInt.of(port.getValue()).equals(number))
                .map(Map.Entry::getKey)
                .findAny();
    }

    private static Optional<Sidecar> sidecar(Section section, TaskContainers containers, String name) {
        var found = containers.sidecar(name);
        if (found.isEmpty() && name.equals(containers.service())) {
            section.error(CONTAINER, name, "it is the service's own container, the default", "remove it");
        } else if (found.isEmpty()) {
            var names = containers.sidecars().stream().map(Sidecar::name).toList();
            section.error(
                    CONTAINER,
                    name,
                    names.isEmpty() ? "the service has no sidecar" : "sidecars: " + String.join(", ", names),
                    fix(names, name));
        }
        return found;
    }

    private static OptionalInt known(Section section, ContainerSpec container, String wanted) {
        var number = container.portOf(wanted);
        if (number.isEmpty()) {
            var names = Stream.concat(
                            container.port().stream().mapToObj(Integer::toString), container.ports().keySet().stream())
                    .toList();
            section.error(
                    PORT,
                    wanted,
                    names.isEmpty() ? "the container listens on no port" : "ports: " + String.join(", ", names),
                    fix(names, wanted));
        }
        return number;
    }

    private static String fix(List<String> known, String wanted) {
        return known.isEmpty()
                ? "remove it"
                : Suggestions.to(wanted, known).map("set it to "::concat).orElse("name one of them");
    }
}
