package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.EnvironmentScope.Trait;
import java.util.List;
import java.util.Optional;

/**
 * Reader of a Request-Driven Web Service, which runs on App Runner: a service on Fargate behind the HTTP API, or with an alias behind
 * the load balancer.
 */
final class RequestDrivenFields {
    private static final int MAX_TASKS = 25;

    private final Workload workload;
    private final DraftSection draft;

    private RequestDrivenFields(Workload workload) {
        this.workload = workload;
        this.draft = workload.draft();
    }

    static void read(Workload workload) {
        new RequestDrivenFields(workload).read();
    }

    private void read() {
        var fields = workload.fields();
        ImageFields.read(workload, true);
        TaskFields.size(workload, 1024, 2048);
        TaskFields.platform(workload);
        ContainerFields.commands(fields, draft);
        VariableFields.read(workload, fields, draft);
        TopicFields.read(workload);
        OperationFields.tracing(workload);
        placement(fields);
        var http = fields.section("http");
        ingress(http);
        fields.value("tags").ifPresent(tags -> {
            fields.textEntries("tags").forEach(workload.scope().root().section("tags")::put);
            workload.report().changed(tags, "slipway:tags", "tags are those of all resources of the stack");
        });
        fields.value("count").ifPresent(count -> workload.report()
                .lost(count, "an autoscaling configuration of App Runner has no effect on ECS: set count and scale"));
        scaling();
        WorkloadReader.injected(workload);
    }

    private void placement(SourceFields fields) {
        var placement = fields.section("network")
                .flatMap(network -> network.section("vpc"))
                .flatMap(vpc -> vpc.value("placement"));
        placement.ifPresentOrElse(value -> NetworkFields.privateTasks(workload, value.markAllRead()), () -> {
            workload.scope().traits().add(Trait.PUBLIC_TASKS);
            draft.preset(
                    "assignPublicIp",
                    true,
                    workload.source(),
                    "without network App Runner reaches the internet, and no VPC");
        });
    }

    private void ingress(Optional<SourceFields> http) {
        var scope = workload.scope();
        var alias = http.flatMap(fields -> fields.text("alias"));
        var restricted = http.flatMap(fields -> fields.value("private"));
        var isPrivate =
                restricted.filter(value -> TaskFields.isOn(http.get(), value)).isPresent();
        var source = workload.source();
        if (isPrivate) {
            scope.traits().add(Trait.INTERNAL_BALANCER);
            draft.put("ingress", "internal");
            workload.report()
                    .changed(
                            restricted.get(),
                            draft.key("ingress"),
                            "the internal load balancer of the VPC, on its own name");
            restricted.get().member("endpoint").ifPresent(endpoint -> workload.report()
                    .lost(endpoint, "endpoints of App Runner are not used"));
            path(scope, source);
        } else if (alias.isPresent()) {
            scope.traits().add(Trait.BALANCER);
            workload.report()
                    .changed(
                            source,
                            draft.key("ingress"),
                            "the load balancer of the stack instead of App Runner's address");
        } else {
            scope.traits().add(Trait.API);
            draft.put("ingress", "api");
            workload.report()
                    .changed(
                            source,
                            draft.key("ingress"),
                            "an HTTP API with HTTPS and a name of AWS, paid per request, instead of App Runner's address; a request may take 30 seconds");
            path(scope, source);
        }
        restricted.filter(value -> !isPrivate).ifPresent(value -> workload.report()
                .taken(value, draft.key("ingress")));
        alias.ifPresent(host -> {
            draft.section("routes").put("hosts", List.of(host.value()));
            workload.report().taken(host.source(), draft.key("routes") + ".hosts");
            scope.hosts()
                    .add(isPrivate ? Hosts.HostOwner.INTERNAL : Hosts.HostOwner.BALANCER, host.value(), host.source());
        });
        health(http);
    }

    /** App Runner gives each service an address; here only one of them has all paths of a host. */
    private void path(EnvironmentScope scope, SourceValue source) {
        var isOnly = scope.workloads().values().stream()
                        .filter(manifest -> manifest.member("type")
                                .map(SourceValue::text)
                                .orElse("")
                                .equals(WorkloadType.REQUEST_DRIVEN.title()))
                        .filter(manifest -> manifest.member("http")
                                .flatMap(http -> http.member("alias"))
                                .isEmpty())
                        .count()
                < 2;
        if (!isOnly) {
            var setting = scope.setting(workload.name());
            draft.section("routes").put("paths", List.of("/" + setting, "/%s/*".formatted(setting)));
            workload.report()
                    .open(
                            source,
                            draft.key("routes") + ".paths",
                            "each service had an address of its own: give this one a host or paths, which the container gets unchanged");
        }
    }

    private void health(Optional<SourceFields> http) {
        var rule = http.orElseGet(() -> new SourceFields(workload.source(), workload.errors()));
        if ("api".equals(draft.members().get("ingress"))) {
            rule.value("healthcheck").ifPresent(check -> workload.report()
                    .lost(check, "HTTP APIs have no health checks: use health.command in the container"));
            return;
        }
        var health = draft.section("health");
        BalancerHealth.appRunner(workload, rule, health);
    }

    private void scaling() {
        var count = draft.section("count");
        count.put("desired", 1);
        count.put("min", 1);
        count.preset("max", MAX_TASKS, workload.source(), "App Runner's default: 1 to 25 instances");
        draft.section("scale")
                .preset(
                        "cpu",
                        70,
                        workload.source(),
                        "App Runner scales by concurrent requests, a service on ECS by CPU here");
    }
}
