package dev.slipway.analysis.guard;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.sfn.StateMachine;
import dev.slipway.analysis.securitygroup.SecurityGroupRule;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about access from the internet. */
final class ReachRules {
    static final GuardRule OPEN_INGRESS = GuardRule.error(
            "open-ingress",
            "Only TCP ports 80 and 443 of load balancers, and the port of a public service, are open to every address.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
            ReachRules::openIngress);

    /** A warning, because the stack file contains {@code 0.0.0.0/0} explicitly, and some services are public. */
    static final GuardRule PUBLIC_SERVICE_OPEN = GuardRule.warning(
            "public-service-open",
            "A service with public ingress admits named address blocks, not every address.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-inbound.html",
            ReachRules::publicServiceOpen);

    /** A warning, because many servers behind a network load balancer are public, such as those of games and mail. */
    static final GuardRule NETWORK_BALANCER_OPEN = GuardRule.warning(
            "network-balancer-open",
            "A network load balancer admits named address blocks, not every address.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
            ReachRules::networkBalancerOpen);

    /** Stacks that are not protected may use public addresses to avoid the cost of a NAT gateway. */
    static final GuardRule TASK_PUBLIC_ADDRESS = GuardRule.protectedError(
            "task-public-address",
            "Only the tasks of a service with public ingress have public addresses.",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2",
            ReachRules::taskPublicAddress);

    private static final Set<String> BALANCER_PORTS = Set.of("tcp 80", "tcp 443");

    private ReachRules() {}

    private static Stream<Violation> openIngress(Plan plan) {
        return SecurityGroupRule.ingress(plan).stream()
                .filter(ingress -> !ingress.anywhere().isEmpty())
                .filter(ingress ->
                        !isOfLoadBalancer(ingress) && !isOfNetworkBalancer(ingress) && !isOfPublicService(ingress))
                .map(ingress -> Violation.of(
                        ingress.resource(),
                        "opens %s to %s".formatted(ingress.ports(), String.join(" and ", ingress.anywhere())),
                        "admit a security group or named address blocks"));
    }

    private static Stream<Violation> publicServiceOpen(Plan plan) {
        return SecurityGroupRule.ingress(plan).stream()
                .filter(ingress -> !ingress.anywhere().isEmpty())
                .filter(ReachRules::isOfPublicService)
                .map(ingress -> Violation.of(
                        ingress.resource(),
                        "opens %s of a service to %s"
                                .formatted(ingress.ports(), String.join(" and ", ingress.anywhere())),
                        "name the address blocks of its users in allowCidrs"));
    }

    private static Stream<Violation> networkBalancerOpen(Plan plan) {
        return SecurityGroupRule.ingress(plan).stream()
                .filter(ingress -> !ingress.anywhere().isEmpty())
                .filter(ReachRules::isOfNetworkBalancer)
                .map(ingress -> Violation.of(
                        ingress.resource(),
                        "opens %s of a network load balancer to %s"
                                .formatted(ingress.ports(), String.join(" and ", ingress.anywhere())),
                        "name the address blocks of its clients in allowCidrs of the route"));
    }

    private static boolean isOfNetworkBalancer(SecurityGroupRule ingress) {
        return ingress.resource().urn().contains("slipway:balancer:NetworkTarget$")
                && ingress.ports().isOnePort();
    }

    private static boolean isOfLoadBalancer(SecurityGroupRule ingress) {
        return ingress.within("balancer")
                && BALANCER_PORTS.contains(ingress.ports().toString());
    }

    private static boolean isOfPublicService(SecurityGroupRule ingress) {
        return ingress.within("service") && ingress.ports().isOnePort();
    }

    private static Stream<Violation> taskPublicAddress(Plan plan) {
        return Stream.concat(publicServices(plan), publicJobs(plan));
    }

    private static Stream<Violation> publicServices(Plan plan) {
        return plan.ofType(Service.class).stream()
                .filter(service -> service.flag("networkConfiguration.assignPublicIp"))
                .filter(service -> SecurityGroupRule.ingress(plan).stream()
                        .noneMatch(ingress -> admitsFromOutside(ingress, service)))
                .map(service -> Violation.of(
                        service,
                        "gives its tasks public addresses, but admits no address from outside",
                        "remove assignPublicIp, and set network.nat or network.endpoints for outbound access"));
    }

    private static Stream<Violation> publicJobs(Plan plan) {
        return plan.ofType(StateMachine.class).stream()
                .filter(job -> job.text("definition").contains("\"AssignPublicIp\":\"ENABLED\""))
                .map(job -> Violation.of(
                        job,
                        "gives its tasks public addresses, but admits no address from outside",
                        "remove assignPublicIp, and set network.nat or network.endpoints for outbound access"));
    }

    private static boolean admitsFromOutside(SecurityGroupRule ingress, PlannedResource service) {
        return !ingress.cidrs().isEmpty() && ingress.isOf(service);
    }
}
