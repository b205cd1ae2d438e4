package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.EnvironmentScope.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reader of {@code http} of a service behind a load balancer: one route for each rule, or several for many hosts or blocks. */
final class HttpFields {
    private final Workload workload;
    private final boolean isInternal;
    private final List<DraftSection> routes = new ArrayList<>();
    private final Map<String, DraftSection> targets = new HashMap<>();

    private HttpFields(Workload workload, boolean isInternal) {
        this.workload = workload;
        this.isInternal = isInternal;
    }

    /** The routes of {@code http}; empty if the service is behind no application load balancer. */
    static List<DraftSection> read(Workload workload, boolean isInternal) {
        var fields = workload.fields();
        var value = fields.value("http");
        if (value.isPresent() && !value.get().isObject()) {
            var flag = fields.flag(value.get());
            if (flag.map(on -> !on.value()).orElse(false)) {
                workload.report().taken(value.get(), workload.draft().key("ingress"));
            } else if (flag.isPresent()) {
                workload.errors().add(value.get(), "false or an object is allowed; write path below http");
            }
            return List.of();
        }
        if (value.isEmpty()) {
            return List.of();
        }
        return new HttpFields(workload, isInternal)
                .read(fields.section(value.get()).orElseThrow());
    }

    private List<DraftSection> read(SourceFields http) {
        workload.scope().traits().add(isInternal ? Trait.INTERNAL_BALANCER : Trait.BALANCER);
        http.text("alb")
                .ifPresent(
                        balancer -> workload.report()
                                .open(
                                        balancer.source(),
                                        "slipway:balancer.existing.listenerArn",
                                        "the stack has a load balancer of its own: to use this one, write the ARN of its listener there, with slipway:network.existing"));
        rule(http);
        http.sections("additional_rules").forEach(this::rule);
        if (TaskFields.isFree(workload.draft().section("deploy"), "deregistrationDelaySeconds")) {
            workload.draft()
                    .section("deploy")
                    .preset(
                            "deregistrationDelaySeconds",
                            60,
                            http.source(),
                            "Copilot's default of deregistration_delay");
        }
        return routes;
    }

    private void rule(SourceFields rule) {
        var route = DraftSection.detached(workload.draft().key("routes"), workload.report());
        paths(rule, route);
        var former = rule.text("targetContainer");
        var current = rule.text("target_container");
        former.filter(field -> current.isPresent()).ifPresent(field -> workload.report()
                .ignored(field.source(), "the former name of target_container, which counts where both are written"));
        var container = current.or(() -> former);
        var target = ContainerPort.of(workload, container, rule.integer("target_port", 1, 65535), 0);
        target.writeTo(route, workload);
        container.ifPresent(field -> workload.report().taken(field.source(), route.key("container")));
        rule.value("target_port").ifPresent(port -> workload.report().taken(port, route.key("port")));
        var protocol = protocol(rule, route, target);
        var key = "%s %d %s".formatted(target.container().orElse(""), target.number(), protocol);
        checks(rule, route, key, target, protocol.equals("grpc"));
        BalancerHealth.largest(
                workload,
                rule.duration("deregistration_delay"),
                "deregistrationDelaySeconds",
                "a service has one deregistration delay: the longest");
        rule.flag("redirect_to_https").ifPresent(flag -> {
            if (flag.value()) {
                workload.report().taken(flag.source(), "slipway:domain");
            } else {
                workload.report()
                        .lost(
                                flag.source(),
                                "a stack with a domain redirects every request on port 80 to HTTPS, and one without answers on port 80");
            }
        });
        var hosts = hosts(rule, route);
        var blocks = blocks(rule, route);
        RouteDrafts.split(route, hosts, blocks, routes);
    }

    private void paths(SourceFields rule, DraftSection route) {
        var path = rule.text("path");
        if (path.isEmpty()) {
            if (rule.source().member("path").isEmpty()) {
                workload.errors().add(rule.source(), "path is required; write path: '/' for all requests");
            }
            return;
        }
        var trimmed = path.get().value().replaceAll("^/+|/+$", "");
        if (trimmed.isEmpty() || trimmed.equals("*")) {
            route.take("paths", List.of("/*"), path.get().source());
        } else if (trimmed.endsWith("*")) {
            route.take("paths", List.of("/" + trimmed), path.get().source());
        } else {
            route.take(
                    "paths",
                    List.of("/" + trimmed, "/%s/*".formatted(trimmed)),
                    path.get().source());
        }
    }

    private String protocol(SourceFields rule, DraftSection route, ContainerPort target) {
        var version = rule.choice("version", List.of("grpc", "http1", "http2"));
        var name = version.map(field ->
                        field.value().toLowerCase(java.util.Locale.ROOT).replace("http1", "http"))
                .orElse("http");
        if (name.equals("http") && target.isHttps()) {
            route.preset("protocol", "https", rule.source(), "Copilot connects to port 443 of a container by HTTPS");
            return "https";
        }
        version.ifPresent(field -> {
            if (name.equals("http")) {
                workload.report().taken(field.source(), route.key("protocol"));
            } else {
                route.take("protocol", name, field.source());
            }
        });
        return name;
    }

    /** The check and the stickiness of a target, which the first route to it has. */
    private void checks(SourceFields rule, DraftSection route, String key, ContainerPort target, boolean isGrpc) {
        var health = DraftSection.detached(route.key("health"), workload.report());
        var first = targets.get(key);
        var sticky = rule.flag("stickiness");
        if (first == null) {
            targets.put(key, health);
            BalancerHealth.http(workload, rule, health, isGrpc, target);
            route.put("health", health);
            sticky.ifPresent(flag -> route.take("sticky", flag));
            return;
        }
        rule.value("healthcheck").ifPresent(check -> workload.report()
                .changed(
                        check.markAllRead(),
                        health.path(),
                        "rules with one target have one health check: that of the first rule"));
        sticky.ifPresent(flag -> workload.report()
                .changed(
                        flag.source(),
                        route.key("sticky"),
                        "rules with one target have one stickiness: that of the first rule"));
    }

    private List<String> hosts(SourceFields rule, DraftSection route) {
        var hosts = new ArrayList<String>();
        rule.value("alias").ifPresent(alias -> {
            var aliases = alias.isList() ? alias.items() : List.of(alias);
            for (var one : aliases) {
                if (one.isObject()) {
                    rule.section(one).ifPresent(fields -> {
                        fields.text("name").ifPresent(name -> host(name.value(), name.source(), route, hosts));
                        fields.text("hosted_zone").ifPresent(zone -> zone(zone.source()));
                    });
                } else {
                    host(one.text(), one.markRead(), route, hosts);
                }
            }
        });
        rule.text("hosted_zone").ifPresent(zone -> zone(zone.source()));
        return hosts;
    }

    private void host(String host, SourceValue source, DraftSection route, List<String> hosts) {
        hosts.add(host);
        workload.report().taken(source, route.key("hosts"));
        workload.scope().hosts().add(isInternal ? Hosts.HostOwner.INTERNAL : Hosts.HostOwner.BALANCER, host, source);
    }

    private void zone(SourceValue id) {
        workload.report()
                .open(
                        id,
                        "slipway:domain.zone",
                        "a stack has one zone, by its name instead of its id: aws route53 get-hosted-zone --id %s"
                                .formatted(id.text()));
    }

    private List<String> blocks(SourceFields rule, DraftSection route) {
        var blocks = new ArrayList<String>();
        rule.texts("allowed_source_ips").ifPresent(list -> {
            list.value().forEach(block -> CidrBlocks.normal(block).ifPresentOrElse(blocks::add, () -> workload.errors()
                    .add(list.source(), "%s is no IPv4 block; write it as in 192.0.2.0/24".formatted(block))));
            workload.report().taken(list.source(), route.key("allowCidrs"));
        });
        return blocks;
    }
}
