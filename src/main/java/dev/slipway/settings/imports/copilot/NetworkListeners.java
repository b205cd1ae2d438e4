package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reader of {@code nlb}: a route with {@code listen} for each listener of a network load balancer. */
final class NetworkListeners {
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "tls");

    private final Workload workload;
    private final List<DraftSection> routes = new ArrayList<>();
    private final Set<String> targets = new HashSet<>();

    private NetworkListeners(Workload workload) {
        this.workload = workload;
    }

    /** The routes of {@code nlb}; empty without it. */
    static List<DraftSection> read(Workload workload) {
        return workload.fields()
                .section("nlb")
                .map(nlb -> new NetworkListeners(workload).read(nlb))
                .orElse(List.of());
    }

    private List<DraftSection> read(SourceFields nlb) {
        var hosts = new ArrayList<String>();
        nlb.value("alias").ifPresent(alias -> {
            for (var one : alias.isList() ? alias.items() : List.of(alias)) {
                var name = one.isObject() ? one.member("name").orElse(one) : one;
                hosts.add(name.text());
                workload.scope().hosts().add(Hosts.HostOwner.NETWORK, name.text(), name);
                workload.report().taken(name.markRead(), "slipway:networkBalancer.hosts");
                one.markRead().member("hosted_zone").ifPresent(zone -> workload.report()
                        .open(
                                zone.markRead(),
                                "slipway:domain.zone",
                                "a stack has one zone, by its name instead of its id"));
            }
        });
        listener(nlb, Optional.of(hosts));
        nlb.sections("additional_listeners").forEach(listener -> listener(listener, Optional.empty()));
        return routes;
    }

    private void listener(SourceFields fields, Optional<List<String>> hosts) {
        var port = fields.text("port");
        if (port.isEmpty()) {
            workload.errors().add(fields.source(), "port is required; write it as in port: 443/tls");
            return;
        }
        var parts = port.get().value().toLowerCase(Locale.ROOT).split("/");
        var protocol = parts.length > 1 ? parts[1] : "tcp";
        if (!parts[0].matches("\\d{1,5}") || !PROTOCOLS.contains(protocol)) {
            workload.errors()
                    .add(port.get().source(), "a port with tcp, udp or tls is allowed; write it as in 443/tls");
            return;
        }
        var number = Integer.parseInt(parts[0]);
        var route = DraftSection.detached(workload.draft().key("routes"), workload.report());
        route.take("listen", number, port.get().source());
        if (!protocol.equals("tcp")) {
            route.put("protocol", protocol);
        }
        if (protocol.equals("tls") && hosts.map(List::isEmpty).orElse(false)) {
            workload.report()
                    .open(
                            port.get().source(),
                            "slipway:networkBalancer.host",
                            "a listener with TLS needs a host and slipway:domain: the application's domain is not in the workspace");
        }
        var container = fields.text("target_container");
        var target = ContainerPort.of(workload, container, fields.integer("target_port", 1, 65535), number);
        target.writeTo(route, workload);
        container.ifPresent(field -> workload.report().taken(field.source(), route.key("container")));
        fields.value("target_port").ifPresent(field -> workload.report().taken(field, route.key("port")));
        var health = DraftSection.detached(route.key("health"), workload.report());
        if (targets.add("%s %d".formatted(target.container().orElse(""), target.number()))) {
            BalancerHealth.network(workload, fields, health, protocol.equals("udp"));
            route.put("health", health);
        } else {
            fields.value("healthcheck").ifPresent(check -> workload.report()
                    .changed(
                            check.markAllRead(),
                            health.path(),
                            "listeners with one target have one health check: that of the first"));
        }
        fields.text("ssl_policy").ifPresent(policy -> workload.report()
                .lost(policy.source(), "listeners have the TLS policy that AWS recommends, with TLS 1.2 and 1.3"));
        fields.flag("stickiness").ifPresent(flag -> workload.report()
                .lost(flag.source(), "a network load balancer of Slipway has no sticky sessions"));
        BalancerHealth.largest(
                workload,
                fields.duration("deregistration_delay"),
                "deregistrationDelaySeconds",
                "a service has one deregistration delay: the longest");
        routes.add(route);
    }
}
