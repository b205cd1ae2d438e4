package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.ContainerFields.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Reader of a load balancer's health check, with Copilot's defaults where Slipway has others. */
final class BalancerHealth {
    private static final int MAX_PORT = 65535;

    private final Workload workload;
    private final DraftSection health;
    private final SourceValue near;

    /** @param near the rule or listener, for values without a line of their own */
    private BalancerHealth(Workload workload, DraftSection health, SourceValue near) {
        this.workload = workload;
        this.health = health;
        this.near = near;
    }

    /** The check of a rule of an application load balancer. */
    static void http(Workload workload, SourceFields rule, DraftSection health, boolean isGrpc, ContainerPort target) {
        var check = new BalancerHealth(workload, health, rule.source());
        var value = rule.value("healthcheck");
        var fields = value.filter(SourceValue::isObject).flatMap(rule::section);
        var path = value.filter(SourceValue::isText)
                .map(text -> new SourceField<>(text, text.text()))
                .or(() -> fields.flatMap(object -> object.text("path")));
        path.ifPresentOrElse(field -> health.take("path", absolute(field.value()), field.source()), () -> {
            if (isGrpc) {
                health.preset("path", "/", rule.source(), "Copilot's default of healthcheck.path");
            }
        });
        check.thresholds(fields, 5, 2, 30, 5);
        fields.flatMap(object -> object.text("success_codes"))
                .ifPresentOrElse(codes -> health.take("codes", codes), () -> {
                    if (!isGrpc) {
                        health.preset("codes", "200", rule.source(), "Copilot's default of healthcheck.success_codes");
                    }
                });
        var port = fields.flatMap(object -> object.integer("port", 1, MAX_PORT));
        port.filter(field -> field.value() != target.number()).ifPresent(field -> health.take("port", field));
        port.filter(field -> field.value() == target.number())
                .ifPresent(field -> workload.report().taken(field.source(), health.key("port")));
        if (port.map(SourceField::value).orElse(target.number()) == 443 && port.isPresent()) {
            health.put("protocol", "https");
        }
        check.fit();
        check.grace(fields);
    }

    /** The check of a service on App Runner, for the load balancer that it has here. */
    static void appRunner(Workload workload, SourceFields http, DraftSection health) {
        var check = new BalancerHealth(workload, health, http.source());
        var value = http.value("healthcheck");
        var fields = value.filter(SourceValue::isObject).flatMap(http::section);
        value.filter(SourceValue::isText).ifPresent(path -> health.take("path", absolute(path.text()), path));
        fields.flatMap(object -> object.text("path"))
                .ifPresent(path -> health.take("path", absolute(path.value()), path.source()));
        check.thresholds(fields, 3, 3, 5, 2);
        check.fit();
    }

    private void thresholds(
            Optional<SourceFields> fields, int healthy, int unhealthy, int intervalSeconds, int timeoutSeconds) {
        number(fields, "healthy_threshold", "healthy", 2, healthy);
        number(fields, "unhealthy_threshold", "unhealthy", 2, unhealthy);
        seconds(fields, "interval", "intervalSeconds", 5, 300, intervalSeconds);
        seconds(fields, "timeout", "timeoutSeconds", 2, 120, timeoutSeconds);
    }

    /** A timeout is shorter than the interval. */
    private void fit() {
        if (health.members().get("timeoutSeconds") instanceof Integer timeout
                && health.members().get("intervalSeconds") instanceof Integer interval
                && timeout >= interval) {
            health.change("timeoutSeconds", interval - 1, near, "the timeout is shorter than the interval");
        }
    }

    /** The check of a listener of a network load balancer. */
    static void network(Workload workload, SourceFields listener, DraftSection health, boolean isUdp) {
        var check = new BalancerHealth(workload, health, listener.source());
        var fields = listener.section("healthcheck");
        check.thresholds(fields, 3, 3, 30, 10);
        fields.flatMap(object -> object.integer("port", 1, MAX_PORT))
                .ifPresentOrElse(port -> health.take("port", port), () -> {
                    if (isUdp) {
                        workload.port()
                                .ifPresent(port -> health.preset(
                                        "port",
                                        port,
                                        listener.source(),
                                        "a listener with UDP needs a port for TCP: that of the container"));
                    }
                });
        check.fit();
        check.grace(fields);
    }

    private void number(Optional<SourceFields> fields, String field, String key, int min, int otherwise) {
        fields.flatMap(object -> object.integer(field, 1, 20))
                .ifPresentOrElse(
                        number -> {
                            if (number.value() < min || number.value() > 10) {
                                var allowed = Math.max(min, Math.min(10, number.value()));
                                health.change(key, allowed, number.source(), "a load balancer allows 2 to 10");
                            } else {
                                health.take(key, number);
                            }
                        },
                        () -> health.preset(key, otherwise, near, "Copilot's default of healthcheck." + field));
    }

    private void seconds(Optional<SourceFields> fields, String field, String key, int min, int max, int otherwise) {
        fields.flatMap(object -> object.duration(field))
                .ifPresentOrElse(
                        duration -> {
                            var seconds = Durations.seconds(duration.value());
                            var allowed = Math.max(min, Math.min(max, seconds));
                            if (allowed == seconds) {
                                health.take(key, seconds, duration.source());
                            } else {
                                health.change(
                                        key,
                                        allowed,
                                        duration.source(),
                                        "%d to %d seconds are allowed".formatted(min, max));
                            }
                        },
                        () -> health.preset(key, otherwise, near, "Copilot's default of healthcheck." + field));
    }

    /** The grace period, of which a service has one: the longest. */
    private void grace(Optional<SourceFields> fields) {
        fields.flatMap(object -> object.duration("grace_period")).ifPresent(duration -> {
            var service = workload.draft().section("health");
            var seconds = Durations.seconds(duration.value());
            if (service.members().get("graceSeconds") instanceof Integer known && known >= seconds) {
                workload.report()
                        .changed(
                                duration.source(),
                                service.key("graceSeconds"),
                                "a service has one grace period: the longest");
            } else {
                service.take("graceSeconds", seconds, duration.source());
            }
        });
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /** A duration of a service, of which the largest of several rules is written. */
    static void largest(Workload workload, Optional<SourceField<Duration>> duration, String key, String note) {
        Function<Duration, Integer> seconds = Durations::seconds;
        duration.ifPresent(field -> {
            var deploy = workload.draft().section("deploy");
            if (deploy.members().get(key) instanceof Integer known && known >= seconds.apply(field.value())) {
                workload.report().changed(field.source(), deploy.key(key), note);
            } else {
                deploy.take(key, seconds.apply(field.value()), field.source());
            }
        });
    }
}
