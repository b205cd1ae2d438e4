package dev.slipway.settings;

import dev.slipway.network.EndpointService;
import dev.slipway.network.Nat;
import dev.slipway.settings.IngressSettings.Balanced;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Checks values that are allowed one by one and not together. */
final class Combinations {
    private static final IntPredicate PUBLIC_PORTS = port -> port >= 1024 || port == 80 || port == 443;

    private Combinations() {}

    static void check(Settings settings, Faults faults) {
        zones(settings, faults);
        DatabaseCombinations.check(settings, faults);
        reach(settings, faults);
        routes(settings.services(), faults);
        apiRoutes(settings.services(), faults);
        dataEvents(settings, faults);
        for (var service : settings.services()) {
            acls(settings.network(), service, faults);
            scaling(service, faults);
            stickiness(service, faults);
            variables(service, faults);
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
            Needs.of(service)
                    .internet()
                    .ifPresent(what -> faults.add(Fault.of(
                            "slipway:network.nat",
                            "none",
                            "tasks of %s are private and pull %s over the internet".formatted(service.name(), what),
                            "set it to single, or copy the image to ECR")));
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

    private static void apiRoutes(List<ServiceSettings> services, Faults faults) {
        var owners = new HashMap<String, String>();
        for (var service : services) {
            if (service.ingress() instanceof IngressSettings.Api api) {
                for (var route : api.backend().routes()) {
                    var owner = owners.putIfAbsent(route.key(), service.name());
                    if (owner != null) {
                        faults.add(Fault.of(
                                "slipway:services.%s.routes.paths".formatted(service.name()),
                                route.path(),
                                "%s has this path on the API already".formatted(owner),
                                "choose another for %s or %s".formatted(owner, service.name())));
                    }
                }
            }
        }
    }

    /** See decision 12: a rule with two groups refuses a sticky one, and clients would stick to the doorman. */
    private static void stickiness(ServiceSettings service, Faults faults) {
        if (service.sleep().isPresent()
                && service.ingress() instanceof Balanced balanced
                && balanced.target().stickiness().isPresent()) {
            faults.add(Fault.of(
                    "slipway:services.%s.routes.sticky".formatted(service.name()),
                    "true",
                    "clients of a service that sleeps cannot stay with a task",
                    "set it to false, or remove sleep"));
        }
    }

    private static void dataEvents(Settings settings, Faults faults) {
        var storage = settings.storage();
        if (settings.audit().args().trail().isPresent()
                && settings.audit().dataEvents()
                && storage.tables().isEmpty()
                && storage.buckets().isEmpty()) {
            faults.add(Fault.of(
                    "slipway:audit.dataEvents",
                    "true",
                    "the stack has no table and no bucket",
                    "declare one in slipway:storage, or remove dataEvents"));
        }
    }

    /** See the network's {@code AclPlan}: from outside, HTTP, HTTPS and high ports are let in. */
    private static void acls(NetworkSettings network, ServiceSettings service, Faults faults) {
        var port = service.spec().container().port();
        if (network instanceof NetworkSettings.Own own
                && own.args().acls()
                && service.ingress() instanceof IngressSettings.Public
                && port.isPresent()
                && !PUBLIC_PORTS.test(port.getAsInt())) {
            faults.add(Fault.of(
                    "slipway:network.acls",
                    "true",
                    "the network ACLs do not let port %d of %s in".formatted(port.getAsInt(), service.name()),
                    "choose a port from 1024 on, 80 or 443, or remove acls"));
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
    private static void variables(ServiceSettings service, Faults faults) {
        var given = service.uses().variables();
        service.spec().container().environment().forEach((name, value) -> {
            if (given.contains(name)) {
                taken(service, "environment." + name, value, faults);
            }
        });
        service.spec().container().secrets().keySet().stream()
                .filter(given::contains)
                .forEach(name -> taken(service, "secrets." + name, "", faults));
    }

    private static void taken(ServiceSettings service, String key, String value, Faults faults) {
        faults.add(Fault.of(
                "slipway:services.%s.%s".formatted(service.name(), key),
                value,
                "the service is told this of what it uses",
                "remove it, or the store from uses"));
    }
}
