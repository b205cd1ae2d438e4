package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.DraftSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reader of {@code ports} and {@code expose}: the ports of the containers, and the load balancers that lead to them. */
final class ServicePorts {
    private static final Pattern FRONT = Pattern.compile("(?i).*(web|front|nginx|proxy|gateway|ui|caddy|site).*");
    private static final int HTTPS = 443;
    private static final int MAX_TARGETS = 5;
    private static final String TOO_MANY =
            "a service has up to 5 ports behind load balancers: connects leads to the others";

    private final ComposeScope scope;
    private final Map<String, List<PublishedPort>> published = new LinkedHashMap<>();

    ServicePorts(ComposeScope scope) {
        this.scope = scope;
    }

    /** Reads the ports of a service, on which others call it. */
    void read(ComposeService service) {
        var ports = PublishedPort.of(service);
        published.put(service.name(), ports);
        ports.stream().filter(port -> port.isHttp() && !port.isHttps()).forEach(port -> service.ports()
                .add(port.target()));
        ports.stream().filter(port -> !port.isUdp()).forEach(port -> service.ports()
                .add(port.target()));
        service.fields().items("expose").forEach(item -> {
            var text = item.markRead().text().replaceFirst("/tcp$", "");
            if (text.matches("\\d{1,5}")) {
                service.ports().add(Integer.parseInt(text));
                service.report().taken(item, service.key("port"));
            } else {
                service.report().lost(item, "a range or a UDP port is not called by connects: name single TCP ports");
            }
        });
        if (service.ports().isEmpty()) {
            new UnpublishedPort(service).read();
        }
    }

    /** The service that gets the requests without a host: that on port 80 or 443, one with a telling name, or the first. */
    private Optional<String> front() {
        var candidates = published.entrySet().stream()
                .filter(entry -> scope.services().containsKey(entry.getKey())
                        && !scope.services().get(entry.getKey()).isJob())
                .filter(entry -> entry.getValue().stream().anyMatch(port -> port.isHttp() && isOpen(port)))
                .toList();
        return candidates.stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(port -> port.published() == 80 || port.published() == HTTPS))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(entry -> FRONT.matcher(entry.getKey()).matches())
                        .findFirst())
                .or(() -> candidates.stream().findFirst())
                .map(Map.Entry::getKey);
    }

    /** True for a port that others reach by the machine; one that Docker chooses is none beside ports of the machine. */
    private boolean isOpen(PublishedPort port) {
        return !port.isLocal()
                && (!port.isAssigned()
                        || published.values().stream()
                                .flatMap(List::stream)
                                .noneMatch(other -> !other.isLocal() && !other.isAssigned()));
    }

    /** Writes the ports and the ingress of all services. */
    void write() {
        var front = front();
        scope.services()
                .values()
                .forEach(service ->
                        write(service, front.filter(service.name()::equals).isPresent()));
    }

    private void write(ComposeService service, boolean isFront) {
        var all = published.getOrDefault(service.name(), List.of());
        if (service.isJob()) {
            all.forEach(port -> service.report().ignored(port.source(), "a job gets no requests"));
            return;
        }
        var ports = service.portList();
        if (!ports.isEmpty()) {
            service.draft().put("port", ports.get(0));
            ports.stream()
                    .skip(1)
                    .forEach(port -> service.draft().section("ports").put(ComposeService.portName(port), port));
        }
        var open = new ArrayList<PublishedPort>();
        for (var port : all) {
            if (isOpen(port)) {
                open.add(port);
            } else {
                service.report()
                        .changed(
                                port.source(),
                                service.key("port"),
                                "%s: no load balancer leads to it"
                                        .formatted(
                                                port.isLocal()
                                                        ? "published on the machine itself only"
                                                        : "without a port of the machine"));
            }
        }
        var http = open.stream().filter(PublishedPort::isHttp).toList();
        var network = open.stream()
                .filter(port -> !port.isHttp())
                .filter(port -> isReachable(service, port))
                .toList();
        var ingress = new ArrayList<String>();
        if (!http.isEmpty()) {
            ingress.add("balancer");
            http(service, http, isFront, !network.isEmpty());
        }
        var free = MAX_TARGETS - Math.min(MAX_TARGETS, http.size());
        network.stream().skip(free).forEach(port -> service.report().lost(port.source(), TOO_MANY));
        if (!network.isEmpty() && free > 0) {
            ingress.add("network");
            network(service, network.stream().limit(free).toList());
        }
        if (ingress.isEmpty() && ReverseProxyRules.has(service)) {
            service.report()
                    .open(
                            service.source(),
                            service.key("ingress"),
                            "its requests come through a reverse proxy: write port, ingress: balancer, and its hosts under routes");
        }
        service.draft().put("ingress", ingress.isEmpty() ? "none" : ingress.size() == 1 ? ingress.get(0) : ingress);
    }

    private static boolean isReachable(ComposeService service, PublishedPort port) {
        var reachable =
                !port.isUdp() || !service.ports().isEmpty() && !service.ports().contains(port.target());
        if (!reachable) {
            service.report()
                    .lost(
                            port.source(),
                            "a UDP port needs a TCP port for the health check, and another number than TCP's: a network load balancer by an extension, or a port for checks in the application");
        }
        return reachable;
    }

    private void http(ComposeService service, List<PublishedPort> ports, boolean isFront, boolean hasOthers) {
        var main = service.portList().get(0);
        var routes = 0;
        for (var port : ports) {
            var isMain = port.target() == main;
            var report = service.report();
            if (port.isHttps() && ports.size() > 1 && !isMain) {
                report.changed(
                        port.source(),
                        "slipway:domain",
                        "HTTPS ends at the load balancer: write slipway:domain with the zone and the host");
                continue;
            }
            if (++routes > MAX_TARGETS) {
                report.lost(port.source(), TOO_MANY);
                continue;
            }
            if (isMain && isFront) {
                if (port.isHttps()) {
                    service.draft().element("routes").put("protocol", "https");
                } else if (ports.size() > 1 || hasOthers) {
                    service.draft().element("routes").put("paths", List.of("/*"));
                }
                report.changed(
                        port.source(),
                        service.key("ingress"),
                        "a load balancer leads to the port, by HTTP on port 80, and by HTTPS on 443 with slipway:domain");
                continue;
            }
            var route = service.draft().element("routes");
            var host = "%s%s.example.com".formatted(service.setting(), isMain ? "" : "-" + port.target());
            route.put("hosts", List.of(host));
            target(route, port.target(), main);
            if (port.isHttps()) {
                route.put("protocol", "https");
            }
            report.open(
                    port.source(),
                    "%s.hosts".formatted(route.path()),
                    "services share one load balancer and port 80 or 443, so that this one needs a host or paths of its own: write its host for %s"
                            .formatted(host));
        }
    }

    private static void network(ComposeService service, List<PublishedPort> ports) {
        var main = service.ports().isEmpty() ? 0 : service.portList().get(0);
        for (var port : ports) {
            var route = service.draft().element("routes");
            route.put("listen", port.published());
            if (port.isUdp()) {
                service.draft().section("ports").put(ComposeService.portName(port.target()), port.target());
                route.put("protocol", "udp");
                route.section("health").put("port", String.valueOf(main));
            }
            target(route, port.target(), main);
            service.report()
                    .changed(
                            port.source(),
                            route.path(),
                            "a network load balancer listens on port %d; everybody may connect, unless allowCidrs of the route lists the clients"
                                    .formatted(port.published()));
        }
    }

    private static void target(DraftSection route, int port, int main) {
        if (port != main) {
            route.put("port", ComposeService.portName(port));
        }
    }
}
