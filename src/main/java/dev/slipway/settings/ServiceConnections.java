package dev.slipway.settings;

import dev.slipway.base.Suggestions;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which services call which by name. */
final class ServiceConnections {
    private ServiceConnections() {}

    /** The services in the order of the stack file, but those that others call before these. */
    static List<ServiceSettings> inOrder(List<ServiceSettings> services) {
        var all = byName(services);
        var ordered = new LinkedHashSet<ServiceSettings>();
        services.forEach(service -> add(service, all, new LinkedHashSet<>(), ordered));
        return List.copyOf(ordered);
    }

    private static void add(
            ServiceSettings service, Map<String, ServiceSettings> all, Set<String> path, Set<ServiceSettings> ordered) {
        if (path.add(service.name())) {
            service.connects().stream()
                    .filter(all::containsKey)
                    .forEach(target -> add(all.get(target), all, path, ordered));
            ordered.add(service);
        }
    }

    /** The services that others connect to, by their names. */
    static Set<String> targets(List<ServiceSettings> services) {
        return services.stream().flatMap(service -> service.connects().stream()).collect(Collectors.toSet());
    }

    static void check(Settings settings, ConfigErrors faults) {
        var all = byName(settings.services());
        var functions =
                settings.functions().stream().map(FunctionSettings::name).collect(Collectors.toSet());
        for (var service : settings.services()) {
            var seen = new LinkedHashSet<String>();
            for (var i = 0; i < service.connects().size(); i++) {
                var target = service.connects().get(i);
                var key = "slipway:services.%s.connects[%d]".formatted(service.name(), i);
                if (!seen.add(target)) {
                    faults.add(ConfigError.of(key, target, "it stands there twice", "remove one"));
                } else if (target.equals(service.name())) {
                    faults.add(ConfigError.of(key, target, "a service reaches itself on localhost", "remove it"));
                } else if (functions.contains(target)) {
                    faults.add(ConfigError.of(
                            key, target, "a function has no name in the network", "call it by the address of the API"));
                } else if (!all.containsKey(target)) {
                    faults.add(unknown(key, target, service.name(), all.keySet()));
                } else if (all.get(target).spec().container().port().isEmpty()) {
                    faults.add(ConfigError.of(key, target, "it listens on no port", "set the port of " + target));
                } else if (all.get(target).ingress().blueGreen().isPresent()) {
                    faults.add(ConfigError.of(
                            key,
                            target,
                            "it has two revisions, and a name leads to one",
                            "call it through the balancer, or remove primary, alternate and release from its deploy"));
                }
            }
        }
        circle(all, faults);
    }

    private static ConfigError unknown(String key, String target, String service, Set<String> all) {
        var others = all.stream().filter(name -> !name.equals(service)).toList();
        return Suggestions.among(others, target)
                .map(near -> ConfigError.of(key, target, "services: " + String.join(", ", others), "set it to " + near))
                .orElseGet(() -> ConfigError.of(key, target, "the stack has no other service", "remove it"));
    }

    /** The first circle: a task knows those names alone that are there when it is deployed. */
    private static void circle(Map<String, ServiceSettings> all, ConfigErrors faults) {
        for (var name : all.keySet()) {
            var path = new ArrayList<String>();
            if (leadsBack(name, name, all, path)) {
                faults.add(ConfigError.of(
                        "slipway:services.%s.connects".formatted(name),
                        "",
                        "%s wait for each other, since a task knows the names alone that are there when it is deployed"
                                .formatted(String.join(", ", path)),
                        "break the circle, or let one call the other through the balancer"));
                return;
            }
        }
    }

    /** @param path gets the services on the way */
    private static boolean leadsBack(String from, String to, Map<String, ServiceSettings> all, List<String> path) {
        if (path.contains(from)) {
            return false;
        }
        path.add(from);
        for (var next : all.get(from).connects()) {
            if (next.equals(to) && !from.equals(to) || all.containsKey(next) && leadsBack(next, to, all, path)) {
                return true;
            }
        }
        path.remove(from);
        return false;
    }

    private static Map<String, ServiceSettings> byName(List<ServiceSettings> services) {
        var all = new LinkedHashMap<String, ServiceSettings>();
        services.forEach(service -> all.put(service.name(), service));
        return all;
    }
}
