package dev.slipway.settings.rules;

import dev.slipway.base.Cidr;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.network.EndpointService;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.Nat;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.components.service.Ingress.Public;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.TaskSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules between the network and the services in it. */
final class NetworkSettingsRules {
    private static final String ZONES = "slipway:network.zones";
    private static final String NAT = "slipway:network.nat";
    private static final String PEERS = "slipway:balancer.internal.allowCidrs";
    private static final IntPredicate PORTS_LET_IN = port -> port >= 1024 || port == 80 || port == 443;

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    ZONES, "A protected stack has subnets in 2 zones or more.", NetworkSettingsRules::protectedZones),
            new SettingsRule(
                    ZONES,
                    "A [load balancer](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html)"
                            + " has subnets in 2 zones or more.",
                    NetworkSettingsRules::balancerZones),
            new SettingsRule(
                    "slipway:network.existing.privateSubnetIds",
                    "An internal load balancer in an existing VPC has private subnets in 2 zones or more.",
                    NetworkSettingsRules::internalSubnets),
            new SettingsRule(
                    PEERS,
                    "The VPC may connect to an internal load balancer without being listed.",
                    NetworkSettingsRules::ownPeers),
            new SettingsRule(
                    PEERS,
                    "Network ACLs of Slipway let no connected network into private subnets.",
                    NetworkSettingsRules::aclsOfPeers),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, private tasks have an endpoint for each AWS service that they need.",
                    NetworkSettingsRules::taskEndpoints),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, private tasks send no traces over the internet.",
                    NetworkSettingsRules::traces),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, private tasks pull no image over the internet.",
                    NetworkSettingsRules::images),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, the images, secrets and parameters of private tasks are of the stack's region.",
                    NetworkSettingsRules::otherRegions),
            new SettingsRule(
                    NAT,
                    "Without a NAT gateway, functions in the VPC have an endpoint for each AWS service that they call.",
                    NetworkSettingsRules::functionEndpoints),
            new SettingsRule(
                    "slipway:network.existing.publicSubnetIds",
                    "An existing VPC has public subnets for tasks with public addresses.",
                    input -> subnets(input, true)),
            new SettingsRule(
                    "slipway:network.existing.privateSubnetIds",
                    "An existing VPC has private subnets for tasks without public addresses.",
                    input -> subnets(input, false)),
            new SettingsRule(
                    "slipway:network.acls",
                    "The network ACLs let in the port of a service with public ingress: 80, 443, and 1024 and above.",
                    NetworkSettingsRules::acls));

    private NetworkSettingsRules() {}

    private static Stream<NewVpcSpec> own(RuleInput input) {
        return input.settings().network() instanceof NewVpcSpec own ? Stream.of(own) : Stream.empty();
    }

    private static Stream<NewVpcSpec> inOneZone(RuleInput input) {
        return own(input).filter(own -> own.subnets().zones() == 1);
    }

    private static Stream<Breach> protectedZones(RuleInput input) {
        return inOneZone(input)
                .filter(own -> input.settings().protectedStack())
                .map(own -> Breach.of("1", "a protected stack needs 2 or 3", "set it to 2, or protected to false"));
    }

    private static Stream<Breach> balancerZones(RuleInput input) {
        return inOneZone(input)
                .filter(own -> input.services()
                        .anyMatch(service -> service.ingress().balanced().isPresent()))
                .map(own -> Breach.of(
                        "1",
                        "a load balancer needs subnets in 2 zones",
                        "set it to 2, or ingress to api, public or none"));
    }

    private static Stream<Breach> internalSubnets(RuleInput input) {
        return input.settings().network() instanceof ExistingVpcSpec existing
                        && input.settings().edge().callers().has(StackBalancer.INTERNAL)
                        && existing.privateSubnetIds().size() < 2
                ? Stream.of(Breach.of(
                        "",
                        "an internal balancer needs private subnets in 2 zones, and %d is listed"
                                .formatted(existing.privateSubnetIds().size()),
                        "list two or more, or set ingress to balancer"))
                : Stream.empty();
    }

    private static Stream<Cidr> peers(RuleInput input) {
        return input.settings().balancer().internal().internal().stream().flatMap(scheme -> scheme.peers().stream());
    }

    /** AWS refuses a second rule of a security group with the same block. */
    private static Stream<Breach> ownPeers(RuleInput input) {
        return own(input)
                .flatMap(
                        own -> peers(input).filter(peer -> own.subnets().block().contains(peer)))
                .map(peer -> Breach.of(peer.text(), "it is part of the VPC, which may connect anyway", "remove it"));
    }

    private static Stream<Breach> aclsOfPeers(RuleInput input) {
        return own(input)
                .filter(NewVpcSpec::acls)
                .flatMap(own ->
                        peers(input).filter(peer -> !own.subnets().block().contains(peer)))
                .map(peer -> Breach.of(
                        peer.text(),
                        "the network ACLs of the private subnets deny it",
                        "remove it, or set slipway:network.acls to false"));
    }

    /** The breaches of services and jobs with private tasks in a VPC without a NAT gateway. */
    private static Stream<Breach> ofPrivateTasks(RuleInput input, Function<TaskSettings, Stream<Breach>> check) {
        return own(input)
                .filter(own -> own.nat() == Nat.NONE)
                .flatMap(own -> input.tasks())
                .filter(service -> !service.assignPublicIp())
                .flatMap(check);
    }

    private static Stream<Breach> taskEndpoints(RuleInput input) {
        return ofPrivateTasks(input, service -> {
            var missing =
                    missing(input, RequiredEndpoints.of(service, input.region()).endpoints());
            return missing.isEmpty()
                    ? Stream.empty()
                    : Stream.of(Breach.of(
                            "none",
                            "tasks of %s are private and reach no %s".formatted(service.name(), missing),
                            fixes(input, service, "add %s to endpoints".formatted(missing))));
        });
    }

    private static Stream<Breach> traces(RuleInput input) {
        return ofPrivateTasks(input, service -> service.tracing().map(Tracing::destination).stream()
                .filter(TraceDestination.Otlp.class::isInstance)
                .map(TraceDestination.Otlp.class::cast)
                .map(otlp -> Breach.of(
                        "none",
                        "tasks of %s are private and send traces to %s over the internet"
                                .formatted(service.name(), otlp.endpoint()),
                        fixes(input, service, "set tracing.exporter to xray"))));
    }

    private static Stream<Breach> images(RuleInput input) {
        return ofPrivateTasks(input, service -> RequiredEndpoints.of(service, input.region()).internet().stream()
                .map(image -> Breach.of(
                        "none",
                        "tasks of %s are private and pull %s over the internet".formatted(service.name(), image),
                        fixes(input, service, "copy the image to ECR"))));
    }

    private static Stream<Breach> otherRegions(RuleInput input) {
        return ofPrivateTasks(input, service -> RequiredEndpoints.of(service, input.region()).elsewhere().stream()
                .map(resource -> Breach.of(
                        "none",
                        "tasks of %s are private and endpoints reach only %s, not %s"
                                .formatted(service.name(), input.region(), resource),
                        fixes(input, service, "copy it to " + input.region()))));
    }

    private static Stream<Breach> functionEndpoints(RuleInput input) {
        return own(input)
                .filter(own -> own.nat() == Nat.NONE)
                .flatMap(own -> input.settings().functions().stream())
                .flatMap(function -> {
                    var missing = missing(input, RequiredEndpoints.of(function));
                    return missing.isEmpty()
                            ? Stream.empty()
                            : Stream.of(Breach.of(
                                    "none",
                                    "%s runs in private subnets for its %s and reaches no %s"
                                            .formatted(function.name(), inVpc(function), missing),
                                    "set it to single, or add %s to endpoints".formatted(missing)));
                });
    }

    /** The kinds of stores that a function reaches inside the VPC only. */
    private static String inVpc(FunctionSettings function) {
        return function.uses().all().stream()
                .map(used -> used.link())
                .filter(DeclaredLink::inVpc)
                .map(DeclaredLink::kind)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    /** The required endpoints that the VPC lacks, with commas; empty for none. */
    private static String missing(RuleInput input, Collection<String> required) {
        Set<String> endpoints = own(input)
                .flatMap(own -> own.endpoints().stream())
                .map(EndpointService::shortName)
                .collect(Collectors.toSet());
        return required.stream().filter(name -> !endpoints.contains(name)).collect(Collectors.joining(", "));
    }

    /** The fixes of a missing route to the internet. Guard rails refuse public addresses in protected stacks. */
    private static String fixes(RuleInput input, TaskSettings service, String withoutNat) {
        return input.settings().protectedStack()
                ? "set it to single, or " + withoutNat
                : "set it to single, %s, or set assignPublicIp of %s to true".formatted(withoutNat, service.name());
    }

    private static Stream<Breach> subnets(RuleInput input, boolean areaPublic) {
        if (!(input.settings().network() instanceof ExistingVpcSpec existing)) {
            return Stream.empty();
        }
        var ids = areaPublic ? existing.publicSubnetIds() : existing.privateSubnetIds();
        return input.tasks()
                .filter(service -> service.assignPublicIp() == areaPublic && ids.isEmpty())
                .map(service -> Breach.of(
                        "",
                        "tasks of %s run in %s subnets".formatted(service.name(), areaPublic ? "public" : "private"),
                        "name one or more"));
    }

    private static Stream<Breach> acls(RuleInput input) {
        return own(input)
                .filter(own -> own.acls())
                .flatMap(own -> input.services())
                .filter(service -> service.ingress() instanceof Public)
                .flatMap(service -> service.spec().container().port().stream()
                        .filter(PORTS_LET_IN.negate())
                        .mapToObj(port -> Breach.of(
                                "true",
                                "the network ACLs do not let port %d of %s in".formatted(port, service.name()),
                                "choose a port from 1024 on, 80 or 443, or remove acls")));
    }
}
