package dev.slipway.guard;

import dev.slipway.plan.Plan;
import dev.slipway.plan.PlannedResource;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;

/** Who may reach what from the internet. */
final class ReachRules {
    static final Rule OPEN_INGRESS = new Rule(
            "open-ingress",
            Severity.ERROR,
            Scope.EVERY_STACK,
            "Only a balancer's TCP ports 80 and 443, and the one port of a public service, are open to every address.",
            URI.create("https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"),
            ReachRules::openIngress);

    /** A warning: the stack file itself says {@code 0.0.0.0/0} then, and some services are meant for everybody. */
    static final Rule PUBLIC_SERVICE_OPEN = new Rule(
            "public-service-open",
            Severity.WARNING,
            Scope.EVERY_STACK,
            "A service with public ingress admits named address blocks, not every address.",
            URI.create("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-inbound.html"),
            ReachRules::publicServiceOpen);

    /** Other stacks say so in their stack file, to do without a NAT gateway; what they let in stays as it is. */
    static final Rule TASK_PUBLIC_ADDRESS = new Rule(
            "task-public-address",
            Severity.ERROR,
            Scope.PROTECTED,
            "Only the tasks of a service with public ingress have public addresses.",
            URI.create("https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2"),
            ReachRules::taskPublicAddress);

    private static final Set<String> BALANCER_PORTS = Set.of("tcp 80", "tcp 443");

    private ReachRules() {}

    private static Stream<Breach> openIngress(Plan plan) {
        return Ingress.in(plan)
                .filter(ingress -> !ingress.anywhere().isEmpty())
                .filter(ingress -> !isBalancers(ingress) && !isPublicServices(ingress))
                .map(ingress -> Breach.of(
                        ingress.resource(),
                        "opens %s to %s".formatted(ingress.ports(), String.join(" and ", ingress.anywhere())),
                        "admit a security group or named address blocks"));
    }

    private static Stream<Breach> publicServiceOpen(Plan plan) {
        return Ingress.in(plan)
                .filter(ingress -> !ingress.anywhere().isEmpty())
                .filter(ReachRules::isPublicServices)
                .map(ingress -> Breach.of(
                        ingress.resource(),
                        "opens %s of a service to %s"
                                .formatted(ingress.ports(), String.join(" and ", ingress.anywhere())),
                        "name the address blocks of its users in allowCidrs"));
    }

    private static boolean isBalancers(Ingress ingress) {
        return ingress.within("balancer") && BALANCER_PORTS.contains(ingress.ports());
    }

    private static boolean isPublicServices(Ingress ingress) {
        return ingress.within("service") && ingress.onePort();
    }

    private static Stream<Breach> taskPublicAddress(Plan plan) {
        return plan.ofType("aws:ecs/service:Service").stream()
                .filter(service -> service.flag("networkConfiguration.assignPublicIp"))
                .filter(service -> Ingress.in(plan).noneMatch(ingress -> admitsFromOutside(ingress, service)))
                .map(service -> Breach.of(
                        service,
                        "gives its tasks public addresses, but admits nobody from outside",
                        "remove assignPublicIp, and give private subnets a way out by nat or endpoints"));
    }

    private static boolean admitsFromOutside(Ingress ingress, PlannedResource service) {
        return !ingress.cidrs().isEmpty()
                && service.list("networkConfiguration.securityGroups")
                        .contains(ingress.resource().text("securityGroupId"));
    }
}
