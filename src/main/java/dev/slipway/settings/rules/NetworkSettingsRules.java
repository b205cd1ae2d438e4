package dev.slipway.settings.rules;

import dev.slipway.base.Cidr;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.components.service.Ingress.Public;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Rules between the network and the services in it. */
final class NetworkSettingsRules {
    private static final String ZONES = "slipway:network.zones";
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
                    "slipway:network.existing.publicSubnetIds",
                    "A load balancer in an existing VPC has public subnets in 2 zones or more.",
                    input -> balancerSubnets(
                            input,
                            StackBalancer.MAIN,
                            "a load balancer needs public",
                            "set ingress to api, internal or none")),
            new SettingsRule(
                    "slipway:network.existing.privateSubnetIds",
                    "An internal load balancer in an existing VPC has private subnets in 2 zones or more.",
                    input -> balancerSubnets(
                            input,
                            StackBalancer.INTERNAL,
                            "an internal balancer needs private",
                            "set ingress to balancer")),
            new SettingsRule(
                    PEERS,
                    "The VPC may connect to an internal load balancer without being listed.",
                    NetworkSettingsRules::ownPeers),
            new SettingsRule(
                    PEERS,
                    "Network ACLs of Slipway let no connected network into private subnets.",
                    NetworkSettingsRules::aclsOfPeers),
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

    /** The stack's own VPC; empty for an existing VPC. */
    static Stream<NewVpcSpec> own(RuleInput input) {
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

    private static Stream<Breach> balancerSubnets(
            RuleInput input, StackBalancer balancer, String needs, String otherIngress) {
        if (!(input.settings().network() instanceof ExistingVpcSpec existing)
                || !input.settings().edge().callers().has(balancer)
                || input.settings().balancer().existing(balancer).isPresent()
                || input.refused().test("slipway:balancer.existing")) {
            return Stream.empty();
        }
        var subnets = balancer == StackBalancer.MAIN ? existing.publicSubnetIds() : existing.privateSubnetIds();
        return subnets.size() < 2
                ? Stream.of(Breach.of(
                        "",
                        "%s subnets in 2 zones, and %s is listed".formatted(needs, subnets.isEmpty() ? "none" : "1"),
                        "list two or more, or " + otherIngress))
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
