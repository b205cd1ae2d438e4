package dev.slipway.analysis.diagram;

import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcEndpoint;
import dev.slipway.analysis.diagram.Diagram.Sketch;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who reaches whom in the network: an arrow stands where a security group lets traffic out and another lets it in, see
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html">security groups</a>, and where a
 * way leads out of the network.
 */
final class TrafficEdges implements Diagram.Ways {
    private final Plan plan;
    private final Nodes boxes;
    private final SubnetNodes subnets;
    private final List<SecurityGroupRule> ingress;
    private final List<SecurityGroupRule> egress;

    TrafficEdges(Plan plan, Nodes boxes) {
        this.plan = plan;
        this.boxes = boxes;
        this.subnets = new SubnetNodes(plan, boxes);
        this.ingress = SecurityGroupRule.ingress(plan);
        this.egress = SecurityGroupRule.egress(plan);
    }

    @Override
    public void draw(Sketch sketch) {
        var callers = new CallerNodes();
        ingress.forEach(gate -> boxes.called(plan, gate.group()).ifPresent(target -> {
            gate.peers().forEach(peer -> from(peer, gate, target, sketch));
            gate.cidrs().stream()
                    .filter(cidr -> !isWithinTheVpc(cidr))
                    .forEach(cidr -> callers.add(target, cidr, gate.ports().label()));
            if (gate.cidrs().stream().anyMatch(this::isWithinTheVpc)) {
                groups().filter(peer -> !peer.equals(gate.group())).forEach(peer -> from(peer, gate, target, sketch));
            }
        }));
        callers.draw(sketch);
        egress.stream()
                .filter(gate -> gate.cidrs().stream().anyMatch(CallerNodes::isAnywhere))
                .forEach(gate -> boxes.called(plan, gate.group()).ifPresent(box -> out(gate, box, sketch)));
    }

    /** From the holders of a group, where that lets them out. */
    private void from(String peer, SecurityGroupRule gate, Node target, Sketch sketch) {
        var letOut = egress.stream()
                .filter(each -> each.group().equals(peer))
                .filter(each -> !each.cidrs().isEmpty() || each.peers().contains(gate.group()))
                .anyMatch(each -> each.ports().overlap(gate.ports()));
        if (letOut) {
            boxes.called(plan, peer)
                    .ifPresent(
                            source -> sketch.arrow(source, target, gate.ports().label()));
        }
    }

    private Stream<String> groups() {
        return egress.stream().map(SecurityGroupRule::group).distinct();
    }

    private boolean isWithinTheVpc(String cidr) {
        return Stream.concat(plan.ofType(Vpc.class).stream(), plan.ofType(Subnet.class).stream())
                .anyMatch(each -> each.text("cidrBlock").equals(cidr));
    }

    /** Out of the network, by the routes of the subnets that the holders of a group stand in. */
    private void out(SecurityGroupRule gate, Node box, Sketch sketch) {
        holders(gate.group()).forEach(holder -> SubnetNodes.ids(holder).forEach(subnet -> {
            var route = subnets.wayOut(subnet);
            var nat = route.map(each -> each.text("natGatewayId")).flatMap(id -> boxes.called(plan, id));
            if (nat.isPresent()) {
                sketch.arrow(box, nat.get(), gate.ports().label());
                sketch.arrow(nat.get(), sketch.internet(), "");
            } else if (!subnets.isPlanned(subnet) || isReachedFromOutside(holder, route)) {
                sketch.arrow(box, sketch.internet(), gate.ports().label());
            }
            gateways(subnet).forEach(endpoint -> boxes.of(endpoint)
                    .ifPresent(target -> sketch.arrow(box, target, SubnetNodes.service(endpoint))));
        }));
    }

    /** An internet gateway serves who has a public address. */
    private static boolean isReachedFromOutside(PlannedResource holder, Optional<PlannedResource> route) {
        return route.filter(each -> !each.text("gatewayId").isEmpty()).isPresent()
                && holder.flag("networkConfiguration.assignPublicIp");
    }

    /** What security groups are put on. */
    private Stream<PlannedResource> holders(String group) {
        return plan.resources().stream().filter(each -> Stream.of(
                        "securityGroups",
                        "securityGroupIds",
                        "networkConfiguration.securityGroups",
                        "vpcConfig.securityGroupIds")
                .anyMatch(path -> each.list(path).contains(group)));
    }

    /** The gateway endpoints in the routes of a subnet. */
    private Stream<PlannedResource> gateways(String subnet) {
        var table = subnets.routeTable(subnet).orElse("");
        return plan.ofType(VpcEndpoint.class).stream()
                .filter(each -> each.list("routeTableIds").contains(table));
    }
}
