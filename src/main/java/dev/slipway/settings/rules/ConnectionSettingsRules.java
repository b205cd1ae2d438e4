package dev.slipway.settings.rules;

import static java.util.stream.Collectors.toMap;

import dev.slipway.base.Suggestions;
import dev.slipway.components.service.ServiceConnection;
import dev.slipway.settings.Connection;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules between services that connect to each other by name. */
final class ConnectionSettingsRules {
    private static final int PROXY = ServiceConnection.PROXY.from();
    private static final String CONNECTS = "slipway:services.<name>.connects[]";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    CONNECTS,
                    "A service connects to other services of the stack that run as tasks, have a port and one revision,"
                            + " to each port once; no container of theirs listens on a port of the proxy, %d for the main port and up to %d for named ports."
                                    .formatted(PROXY, PROXY + ServiceConnection.FURTHER),
                    ConnectionSettingsRules::targets),
            new SettingsRule(
                    "slipway:services.<name>.connects",
                    "Services do not connect in a circle.",
                    ConnectionSettingsRules::circle));

    private ConnectionSettingsRules() {}

    private static Stream<Breach> targets(RuleInput input) {
        return input.services().flatMap(service -> IntStream.range(
                        0, service.connects().size())
                .filter(position -> service.connects().get(position).of().isEmpty())
                .boxed()
                .flatMap(position -> target(input, service, position).stream()
                        .map(breach -> breach.at(service.name(), Integer.toString(position)))));
    }

    private static Optional<Breach> target(RuleInput input, ServiceSettings service, int position) {
        var connection = service.connects().get(position);
        var target = connection.service();
        BiFunction<String, String, Optional<Breach>> breach =
                (problem, fix) -> Optional.of(Breach.of(connection.toString(), problem, fix));
        if (target.equals(service.name())) {
            return breach.apply("a service reaches itself on localhost", "remove it");
        }
        if (input.settings().functions().stream()
                .anyMatch(function -> function.name().equals(target))) {
            return breach.apply("a function has no name in the network", "call it by the address of the API");
        }
        var other = byName(input).get(target);
        if (other == null) {
            return Optional.of(unknown(input, service, target));
        }
        if (other.spec().container().port().isEmpty()) {
            return breach.apply("it listens on no port", "set the port of " + target);
        }
        var ports = other.spec().container().ports().keySet();
        if (!connection.port().isEmpty() && !ports.contains(connection.port())) {
            return breach.apply(
                    ports.isEmpty() ? "%s has no ports".formatted(target) : "ports: " + String.join(", ", ports),
                    Suggestions.among(ports, connection.port())
                            .map(near -> "set it to %s:%s".formatted(target, near))
                            .orElse("set it to %s for the main port, or add ports there".formatted(target)));
        }
        var proxy = proxy(input, connection);
        if (other.spec().task().listensOn(proxy)) {
            return breach.apply(
                    "a container of it listens on port %d, the port of the proxy of Service Connect".formatted(proxy),
                    "choose another port in " + target);
        }
        return other.ingress().blueGreen().isPresent()
                ? breach.apply(
                        "it has two revisions, and a name resolves to one",
                        "call it through the balancer, or remove primary, alternate and release from its deploy")
                : Optional.empty();
    }

    /** The port on which the proxy of a service accepts connections to a port. */
    private static int proxy(RuleInput input, Connection connection) {
        var named = input.settings().connectionTargets().get(connection.service());
        return ServiceConnection.proxies(named).get(connection.port()).from();
    }

    private static Breach unknown(RuleInput input, ServiceSettings service, String target) {
        var others = input.services()
                .map(ServiceSettings::name)
                .filter(name -> !name.equals(service.name()))
                .toList();
        return Suggestions.among(others, target)
                .map(near -> Breach.of(target, "services: " + String.join(", ", others), "set it to " + near))
                .orElseGet(() -> Breach.of(target, "the stack has no other service", "remove it"));
    }

    /** The first cycle of connections, since a task resolves only names that exist when it is deployed. */
    private static Stream<Breach> circle(RuleInput input) {
        var services = byName(input);
        return services.keySet().stream()
                .flatMap(name -> {
                    var path = new ArrayList<String>();
                    return leadsBack(name, name, services, path)
                            ? Stream.of(Breach.of(
                                            "",
                                            "%s wait for each other, since a task resolves only names that exist when it is deployed"
                                                    .formatted(String.join(", ", path)),
                                            "break the circle, or let one call the other through the balancer")
                                    .at(name))
                            : Stream.empty();
                })
                .limit(1);
    }

    /** @param path receives the services between the two */
    private static boolean leadsBack(String from, String to, Map<String, ServiceSettings> services, List<String> path) {
        if (path.contains(from)) {
            return false;
        }
        path.add(from);
        for (var connection : services.get(from).connects()) {
            var next = connection.service();
            if (connection.of().isPresent()) {
                continue;
            }
            if (next.equals(to) && !from.equals(to)
                    || services.containsKey(next) && leadsBack(next, to, services, path)) {
                return true;
            }
        }
        path.remove(from);
        return false;
    }

    private static Map<String, ServiceSettings> byName(RuleInput input) {
        return input.services()
                .collect(toMap(ServiceSettings::name, service -> service, (one, other) -> one, LinkedHashMap::new));
    }
}
