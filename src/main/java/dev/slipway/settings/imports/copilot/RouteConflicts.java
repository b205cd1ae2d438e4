package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reporter of paths that several services have on the same hosts of a load balancer. Copilot's public load balancer forwards their
 * requests to one of the services alone, and a stack file with them is refused.
 */
final class RouteConflicts {
    private static final String EVERY_HOST = "every host";
    private static final String NOTE = "%s has the path %s on %s, too, %s: choose another path or host";

    private final EnvironmentScope scope;
    private final Map<String, String> owners = new LinkedHashMap<>();

    private RouteConflicts(EnvironmentScope scope) {
        this.scope = scope;
    }

    /** Reports the conflicts of an environment, once all services are read. */
    static void report(EnvironmentScope scope) {
        var conflicts = new RouteConflicts(scope);
        scope.workloads().forEach(conflicts::service);
    }

    private void service(String name, SourceValue manifest) {
        var balancer = balancer(manifest);
        var services = scope.root().section("services");
        var setting = scope.setting(name);
        if (balancer.isEmpty() || !(services.members().get(setting) instanceof DraftSection draft)) {
            return;
        }
        var path = manifest.member("http").flatMap(http -> http.member("path")).orElse(manifest);
        for (var route : routes(draft.members().get("routes"))) {
            var paths = texts(route.members().getOrDefault("paths", List.of("/*")));
            for (var host : texts(route.members().getOrDefault("hosts", List.of(EVERY_HOST)))) {
                paths.forEach(pattern -> {
                    var owner = owners.putIfAbsent("%s %s%s".formatted(balancer, host, pattern), setting);
                    if (owner != null && !owner.equals(setting)) {
                        scope.report()
                                .open(
                                        path,
                                        draft.key("routes.paths"),
                                        NOTE.formatted(owner, pattern, host, reason(balancer)));
                    }
                });
            }
        }
    }

    private String reason(String balancer) {
        return balancer.equals(WorkloadType.BACKEND.name())
                ? "which hosts below %s.%s.internal keep apart in Copilot".formatted(scope.name(), scope.application())
                : "and a load balancer forwards its requests to one of them";
    }

    /** The type of a service behind an application load balancer; empty for others. */
    private static String balancer(SourceValue manifest) {
        var hasHttp = manifest.member("http").filter(SourceValue::isObject).isPresent();
        return manifest.member("type")
                .flatMap(type -> WorkloadType.of(type.text()))
                .filter(type -> hasHttp && (type == WorkloadType.LOAD_BALANCED || type == WorkloadType.BACKEND))
                .map(WorkloadType::name)
                .orElse("");
    }

    /** The routes of a load balancer with HTTP; one for all paths where the service writes none. */
    private static List<DraftSection> routes(Object routes) {
        if (routes == null) {
            return List.of(DraftSection.detached("", new ImportReport()));
        }
        var all = new ArrayList<DraftSection>();
        for (var route : routes instanceof List<?> list ? list : List.of(routes)) {
            if (route instanceof DraftSection section && !section.has("listen")) {
                all.add(section);
            }
        }
        return all;
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(Objects::toString).toList();
    }
}
