package dev.slipway.settings;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
                    .filter(connection -> connection.of().isEmpty())
                    .map(Connection::service)
                    .filter(all::containsKey)
                    .forEach(target -> add(all.get(target), all, path, ordered));
            ordered.add(service);
        }
    }

    /** The ports that others connect to, by the names of their services; an empty text for a main port. */
    static Map<String, Set<String>> targets(List<ServiceSettings> services) {
        return Stream.concat(
                        services.stream()
                                .flatMap(service -> service.connects().stream())
                                .filter(connection -> connection.of().isEmpty()),
                        services.stream().filter(ServiceSettings::discoverable).flatMap(ServiceConnections::ports))
                .collect(groupingBy(Connection::service, mapping(Connection::port, toSet())));
    }

    private static Stream<Connection> ports(ServiceSettings service) {
        return Stream.concat(Stream.of(""), service.task().container().ports().keySet().stream())
                .map(port -> new Connection(Optional.empty(), service.name(), port));
    }

    private static Map<String, ServiceSettings> byName(List<ServiceSettings> services) {
        var all = new LinkedHashMap<String, ServiceSettings>();
        services.forEach(service -> all.put(service.name(), service));
        return all;
    }
}
