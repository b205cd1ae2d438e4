package dev.slipway.analysis.diagram;

import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcEndpoint;
import com.pulumi.aws.lb.LoadBalancer;
import dev.slipway.analysis.securitygroup.SecurityGroupRule;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Edges of network traffic that one <a
 * href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html">security group</a> allows out and
 * another allows in, and of routes out of the network.
 */
final class TrafficEdges implements EdgeSource {
    private final Plan plan;
    private final Nodes nodes;
    private final SubnetNodes subnets;
    private final List<SecurityGroupRule> ingress;
    private final List<SecurityGroupRule> egress;

    TrafficEdges(Plan plan, Nodes nodes) {
        this.plan = plan;
        this.nodes = nodes;
        this.subnets = new SubnetNodes(plan, nodes);
        this.ingress = SecurityGroupRule.ingress(plan);
        this.egress = SecurityGroupRule.egress(plan);
    }

    @Override
    public void addEdges(DiagramBuilder diagram) {
        var callers = new CallerNodes();
        ingress.forEach(rule -> target(rule).ifPresent(target -> {
            rule.peers().forEach(peer -> addPeerEdge(peer, rule, target, diagram));
            rule.cidrs().stream()
                    .filter(cidr -> !isWithinTheVpc(cidr))
                    .forEach(cidr -> callers.add(target, cidr, rule.ports().label()));
            if (rule.cidrs().stream().anyMatch(this::isWithinTheVpc)) {
                groups().filter(peer -> !peer.equals(rule.group()))
                        .forEach(peer -> addPeerEdge(peer, rule, target, diagram));
            }
        }));
        callers.addEdges(diagram);
        egress.stream()
                .filter(rule -> rule.cidrs().stream().anyMatch(CallerNodes::isAnywhere))
                .forEach(
                        rule -> nodes.byName(plan, rule.group()).ifPresent(node -> addRouteEdges(rule, node, diagram)));
    }

    /** The node of a rule's security group; for an existing group, that of the component which adds the rule. */
    private Optional<Node> target(SecurityGroupRule rule) {
        return nodes.byName(plan, rule.group()).or(() -> nodes.of(rule.resource()));
    }

    /** Adds an edge from the resources with a security group, if its egress rules allow the traffic. */
    private void addPeerEdge(String peer, SecurityGroupRule rule, Node target, DiagramBuilder diagram) {
        var isAllowed = egress.stream()
                .filter(egressRule -> egressRule.group().equals(peer))
                .filter(egressRule ->
                        !egressRule.cidrs().isEmpty() || egressRule.peers().contains(rule.group()))
                .anyMatch(egressRule -> egressRule.ports().overlap(rule.ports()));
        if (isAllowed) {
            nodes.byName(plan, peer)
                    .ifPresent(
                            source -> diagram.edge(source, target, rule.ports().label()));
        }
    }

    private Stream<String> groups() {
        return egress.stream().map(SecurityGroupRule::group).distinct();
    }

    private boolean isWithinTheVpc(String cidr) {
        return Stream.concat(plan.ofType(Vpc.class).stream(), plan.ofType(Subnet.class).stream())
                .anyMatch(network -> network.text("cidrBlock").equals(cidr));
    }

    /** Adds edges out of the network, by the default routes of the subnets of the resources with a security group. */
    private void addRouteEdges(SecurityGroupRule rule, Node node, DiagramBuilder diagram) {
        holders(rule.group()).forEach(holder -> SubnetNodes.ids(holder).forEach(subnet -> {
            var route = subnets.defaultRoute(subnet);
            var nat =
                    route.map(defaultRoute -> defaultRoute.text("natGatewayId")).flatMap(id -> nodes.byName(plan, id));
            if (nat.isPresent()) {
                diagram.edge(node, nat.get(), rule.ports().label());
                diagram.edge(nat.get(), diagram.internet(), "");
            } else if (!subnets.isPlanned(subnet) || isReachedFromOutside(holder, route)) {
                diagram.edge(node, diagram.internet(), rule.ports().label());
            }
            gateways(subnet, holder).forEach(endpoint -> nodes.of(endpoint)
                    .ifPresent(target -> diagram.edge(node, target, SubnetNodes.service(endpoint))));
        }));
    }

    /** An internet gateway serves only resources with a public address. */
    private static boolean isReachedFromOutside(PlannedResource holder, Optional<PlannedResource> route) {
        return route.filter(defaultRoute -> !defaultRoute.text("gatewayId").isEmpty())
                        .isPresent()
                && (holder.flag("networkConfiguration.assignPublicIp")
                        || holder.is(LoadBalancer.class) && !holder.flag("internal"));
    }

    /** The resources that have a security group. */
    private Stream<PlannedResource> holders(String group) {
        return plan.resources().stream().filter(resource -> Stream.of(
                        "securityGroups",
                        "securityGroupIds",
                        "networkConfiguration.securityGroups",
                        "vpcConfig.securityGroupIds")
                .anyMatch(path -> resource.list(path).contains(group)));
    }

    /** The gateway endpoints in the route table of a subnet. A load balancer calls no AWS service through them. */
    private Stream<PlannedResource> gateways(String subnet, PlannedResource holder) {
        var table = subnets.routeTable(subnet).orElse("");
        return plan.ofType(VpcEndpoint.class).stream()
                .filter(endpoint -> !holder.is(LoadBalancer.class))
                .filter(endpoint -> endpoint.list("routeTableIds").contains(table));
    }
}
