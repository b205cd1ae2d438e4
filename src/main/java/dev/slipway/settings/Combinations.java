package dev.slipway.settings;

import dev.slipway.gateway.BackendArgs;
import dev.slipway.network.EndpointService;
import dev.slipway.network.Nat;
import dev.slipway.service.TraceDestination;
import dev.slipway.service.Tracing;
import dev.slipway.settings.IngressSettings.Balanced;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks values that are allowed one by one and not together. */
final class Combinations {
    private Combinations() {}

    static void check(Settings settings, Faults faults) {
        zones(settings, faults);
        DatabaseCombinations.check(settings, faults);
        reach(settings, faults);
        routes(settings.services(), faults);
        apiRoutes(settings, faults);
        Connections.check(settings, faults);
        for (var service : settings.services()) {
            scaling(service, faults);
            rolledOut(service, faults);
            traced(service, faults);
            var container = service.spec().container();
            variables(
                    service.name(),
                    service.uses(),
                    container.environment(),
                    container.secrets().keySet(),
                    faults);
        }
        for (var function : settings.functions()) {
            variables(function.name(), function.uses(), function.spec().environment(), Set.of(), faults);
        }
    }

    private static void zones(Settings settings, Faults faults) {
        if (!(settings.network() instanceof NetworkSettings.Own own)
                || own.args().subnets().zones() > 1) {
            return;
        }
        if (settings.protectedStack()) {
            faults.add(Fault.of(
                    "slipway:network.zones",
                    "1",
                    "a protected stack needs 2 or 3",
                    "set it to 2, or protected to false"));
        }
        if (settings.services().stream().anyMatch(service -> service.ingress() instanceof Balanced)) {
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
            faults.add(Fault.of(
                    "slipway:network.zones",
                    "1",
                    "a load balancer needs subnets in 2 zones",
                    "set it to 2, or ingress to api, public or none"));
        }
    }

    /** Tasks in private subnets must reach what they are started with. */
    private static void reach(Settings settings, Faults faults) {
        if (!(settings.network() instanceof NetworkSettings.Own own)
                || own.args().nat() != Nat.NONE) {
            return;
        }
        var endpoints =
                own.args().endpoints().stream().map(EndpointService::shortName).collect(Collectors.toSet());
        for (var service : settings.services()) {
            if (service.ingress() instanceof IngressSettings.Public) {
                continue;
            }
            var missing = Needs.of(service).endpoints().stream()
                    .filter(each -> !endpoints.contains(each))
                    .toList();
            if (!missing.isEmpty()) {
                faults.add(Fault.of(
                        "slipway:network.nat",
                        "none",
                        "tasks of %s are private and reach no %s".formatted(service.name(), String.join(", ", missing)),
                        "set it to single, or add %s to endpoints".formatted(String.join(", ", missing))));
            }
            service.tracing()
                    .map(Tracing::destination)
                    .filter(TraceDestination.Otlp.class::isInstance)
                    .map(TraceDestination.Otlp.class::cast)
                    .ifPresent(otlp -> faults.add(Fault.of(
                            "slipway:network.nat",
                            "none",
                            "tasks of %s are private and send traces to %s over the internet"
                                    .formatted(service.name(), otlp.endpoint()),
                            "set it to single, or tracing.to to xray")));
            Needs.of(service)
                    .internet()
                    .ifPresent(what -> faults.add(Fault.of(
                            "slipway:network.nat",
                            "none",
                            "tasks of %s are private and pull %s over the internet".formatted(service.name(), what),
                            "set it to single, or copy the image to ECR")));
        }
        for (var function : settings.functions()) {
            var missing = Needs.of(function).stream()
                    .filter(each -> !endpoints.contains(each))
                    .toList();
            if (!missing.isEmpty()) {
                faults.add(Fault.of(
                        "slipway:network.nat",
                        "none",
                        "%s stands in private subnets for its database and reaches no %s"
                                .formatted(function.name(), String.join(", ", missing)),
                        "set it to single, or add %s to endpoints".formatted(String.join(", ", missing))));
            }
        }
    }

    private static void routes(List<ServiceSettings> services, Faults faults) {
        var owners = new HashMap<String, String>();
        for (var service : services) {
            if (!(service.ingress() instanceof Balanced balanced)) {
                continue;
            }
            var routes = balanced.target().routes();
            for (var path : routes.paths()) {
                var hosts = routes.hosts().isEmpty() ? List.of("every host") : routes.hosts();
                for (var host : hosts) {
                    var owner = owners.putIfAbsent(host + " " + path, service.name());
                    if (owner != null && !owner.equals(service.name())) {
                        faults.add(Fault.of(
                                "slipway:services.%s.routes.paths".formatted(service.name()),
                                path,
                                "%s has this path on %s already".formatted(owner, host),
                                "choose another path or host"));
                    }
                }
            }
        }
    }

    private static void apiRoutes(Settings settings, Faults faults) {
        var owners = new HashMap<String, String>();
        for (var service : settings.services()) {
            if (service.ingress() instanceof IngressSettings.Api api) {
                apiRoutes(service.name(), api.backend(), owners, faults);
            }
        }
        for (var function : settings.functions()) {
            apiRoutes(function.name(), function.backend(), owners, faults);
        }
    }

    private static void apiRoutes(String service, BackendArgs backend, Map<String, String> owners, Faults faults) {
        for (var route : backend.routes()) {
            var owner = owners.putIfAbsent(route.key(), service);
            if (owner != null) {
                faults.add(Fault.of(
                        "slipway:services.%s.routes.paths".formatted(service),
                        route.path(),
                        "%s has this path on the API already".formatted(owner),
                        "choose another for %s or %s".formatted(owner, service)));
            }
        }
    }

    private static void scaling(ServiceSettings service, Faults faults) {
        if (service.spec().scaling().requests().isPresent() && !(service.ingress() instanceof Balanced)) {
            faults.add(Fault.of(
                    "slipway:services.%s.scale.requests".formatted(service.name()),
                    Integer.toString(service.spec().scaling().requests().getAsInt()),
                    "only a balancer counts requests",
                    "remove it, or set ingress to balancer"));
        }
    }

    /** A variable that a store gives must be free. */
    private static void variables(
            String service, UsesSettings uses, Map<String, String> environment, Set<String> secrets, Faults faults) {
        var given = uses.variables();
        environment.forEach((name, value) -> {
            if (given.contains(name)) {
                taken(service, "environment." + name, value, faults);
            }
        });
        secrets.stream().filter(given::contains).forEach(name -> taken(service, "secrets." + name, "", faults));
    }

    private static void traced(ServiceSettings service, Faults faults) {
        var traced = service.tracing().map(Tracing::variables).orElse(Set.of());
        service.spec().container().environment().forEach((name, value) -> {
            if (traced.contains(name)) {
                faults.add(tracing(service, "environment." + name, value));
            }
        });
        service.spec().container().secrets().keySet().stream()
                .filter(traced::contains)
                .forEach(name -> faults.add(tracing(service, "secrets." + name, "")));
    }

    private static Fault tracing(ServiceSettings service, String key, String value) {
        return Fault.of(
                "slipway:services.%s.%s".formatted(service.name(), key),
                value,
                "a traced service is told this",
                "remove it, or set tracing.to to none");
    }

    /** Pushes are rolled out by a function, which runs no migration. */
    private static void rolledOut(ServiceSettings service, Faults faults) {
        if (service.image() instanceof ImageSource.Pushed && service.migration().isPresent()) {
            faults.add(Fault.of(
                    "slipway:services.%s.migrate".formatted(service.name()),
                    "",
                    "pushes are rolled out without a deploy, and it is a deploy that migrates",
                    "remove it, or name a folder as build instead of rollOut"));
        }
    }

    private static void taken(String service, String key, String value, Faults faults) {
        faults.add(Fault.of(
                "slipway:services.%s.%s".formatted(service, key),
                value,
                "the service is told this of what it uses",
                "remove it, or the store from uses"));
    }
}
