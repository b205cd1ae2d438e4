package dev.slipway.settings;

import dev.slipway.components.network.EndpointService;
import dev.slipway.components.network.Nat;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.Ingress.Balanced;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Checks whether what a stack runs fits its network. */
final class NetworkCombinations {
    private static final IntPredicate PUBLIC_PORTS = port -> port >= 1024 || port == 80 || port == 443;

    private NetworkCombinations() {}

    static void check(Settings settings, ConfigErrors faults) {
        zones(settings, faults);
        reach(settings, faults);
        subnets(settings, faults);
        settings.services().forEach(service -> acls(settings.network(), service, faults));
    }

    private static void zones(Settings settings, ConfigErrors faults) {
        if (!(settings.network() instanceof NetworkSettings.Own own)
                || own.args().subnets().zones() > 1) {
            return;
        }
        if (settings.protectedStack()) {
            faults.add(ConfigError.of(
                    "slipway:network.zones",
                    "1",
                    "a protected stack needs 2 or 3",
                    "set it to 2, or protected to false"));
        }
        if (settings.services().stream().anyMatch(service -> service.ingress() instanceof Balanced)) {
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
            faults.add(ConfigError.of(
                    "slipway:network.zones",
                    "1",
                    "a load balancer needs subnets in 2 zones",
                    "set it to 2, or ingress to api, public or none"));
        }
    }

    /** Tasks in private subnets must reach what they are started with. */
    private static void reach(Settings settings, ConfigErrors faults) {
        if (!(settings.network() instanceof NetworkSettings.Own own)
                || own.args().nat() != Nat.NONE) {
            return;
        }
        var endpoints =
                own.args().endpoints().stream().map(EndpointService::shortName).collect(Collectors.toSet());
        for (var service : settings.services()) {
            if (service.assignPublicIp()) {
                continue;
            }
            var missing = RequiredEndpoints.of(service).endpoints().stream()
                    .filter(each -> !endpoints.contains(each))
                    .toList();
            if (!missing.isEmpty()) {
                faults.add(ConfigError.of(
                        "slipway:network.nat",
                        "none",
                        "tasks of %s are private and reach no %s".formatted(service.name(), String.join(", ", missing)),
                        wayOut(settings, service, "add %s to endpoints".formatted(String.join(", ", missing)))));
            }
            service.tracing()
                    .map(Tracing::destination)
                    .filter(TraceDestination.Otlp.class::isInstance)
                    .map(TraceDestination.Otlp.class::cast)
                    .ifPresent(otlp -> faults.add(ConfigError.of(
                            "slipway:network.nat",
                            "none",
                            "tasks of %s are private and send traces to %s over the internet"
                                    .formatted(service.name(), otlp.endpoint()),
                            wayOut(settings, service, "set tracing.exporter to xray"))));
            RequiredEndpoints.of(service)
                    .internet()
                    .ifPresent(what -> faults.add(ConfigError.of(
                            "slipway:network.nat",
                            "none",
                            "tasks of %s are private and pull %s over the internet".formatted(service.name(), what),
                            wayOut(settings, service, "copy the image to ECR"))));
        }
        for (var function : settings.functions()) {
            var missing = RequiredEndpoints.of(function).stream()
                    .filter(each -> !endpoints.contains(each))
                    .toList();
            if (!missing.isEmpty()) {
                faults.add(ConfigError.of(
                        "slipway:network.nat",
                        "none",
                        "%s stands in private subnets for its database and reaches no %s"
                                .formatted(function.name(), String.join(", ", missing)),
                        "set it to single, or add %s to endpoints".formatted(String.join(", ", missing))));
            }
        }
    }

    /** Guard rails refuse public addresses in protected stacks. */
    private static String wayOut(Settings settings, ServiceSettings service, String without) {
        return settings.protectedStack()
                ? "set it to single, or " + without
                : "set it to single, %s, or set assignPublicIp of %s to true".formatted(without, service.name());
    }

    /** A network that exists may lack the subnets that tasks run in. */
    private static void subnets(Settings settings, ConfigErrors faults) {
        if (!(settings.network() instanceof NetworkSettings.Existing existing)) {
            return;
        }
        var named = existing.args();
        for (var service : settings.services()) {
            var kind = service.assignPublicIp() ? "public" : "private";
            var ids = service.assignPublicIp() ? named.publicSubnetIds() : named.privateSubnetIds();
            if (ids.isEmpty()) {
                faults.add(ConfigError.of(
                        "slipway:network.existing.%sSubnetIds".formatted(kind),
                        "",
                        "tasks of %s run in %s subnets".formatted(service.name(), kind),
                        "name one or more"));
            }
        }
    }

    /** See the network's {@code AclPlan}: from outside, HTTP, HTTPS and high ports are let in. */
    private static void acls(NetworkSettings network, ServiceSettings service, ConfigErrors faults) {
        var port = service.spec().container().port();
        if (network instanceof NetworkSettings.Own own
                && own.args().acls()
                && service.ingress() instanceof Ingress.Public
                && port.isPresent()
                && !PUBLIC_PORTS.test(port.getAsInt())) {
            faults.add(ConfigError.of(
                    "slipway:network.acls",
                    "true",
                    "the network ACLs do not let port %d of %s in".formatted(port.getAsInt(), service.name()),
                    "choose a port from 1024 on, 80 or 443, or remove acls"));
        }
    }
}
