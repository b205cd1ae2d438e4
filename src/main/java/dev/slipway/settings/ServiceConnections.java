package dev.slipway.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The calls between services by name. */
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

    private static Map<String, ServiceSettings> byName(List<ServiceSettings> services) {
        var all = new LinkedHashMap<String, ServiceSettings>();
        services.forEach(service -> all.put(service.name(), service));
        return all;
    }
}
