package dev.slipway.analysis.diagram;

import com.pulumi.aws.apigatewayv2.VpcLink;
import com.pulumi.aws.ec2.NatGateway;
import com.pulumi.aws.ec2.Route;
import com.pulumi.aws.ec2.RouteTableAssociation;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcEndpoint;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.lambda.Function;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where boxes stand in the network, and where their subnets' routes lead. */
final class SubnetNodes {
    private static final String VPC = "g_vpc";

    private final Plan plan;
    private final Nodes boxes;

    SubnetNodes(Plan plan, Nodes boxes) {
        this.plan = plan;
        this.boxes = boxes;
    }

    /** The id of the group that a box with these resources stands in, empty where it is in no network. */
    String group(PlannedResource component, List<PlannedResource> members) {
        // An API reaches into the network by its link; it does not stand there.
        var placed = members.stream()
                .filter(each -> !each.is(VpcLink.class))
                .filter(each -> ids(each).findAny().isPresent())
                .toList();
        if (placed.isEmpty()) {
            return members.stream()
                    .filter(each -> each.is(VpcEndpoint.class))
                    .findFirst()
                    .map(this::besideItsUsers)
                    .orElse("");
        }
        return group(placed);
    }

    /** A gateway endpoint stands in route tables, and here where tasks and functions are that these lead to it. */
    private String besideItsUsers(PlannedResource endpoint) {
        var users = Stream.of(Service.class, Function.class)
                .flatMap(type -> plan.ofType(type).stream())
                .filter(each -> ids(each)
                        .flatMap(id -> routeTable(id).stream())
                        .anyMatch(endpoint.list("routeTableIds")::contains))
                .toList();
        return users.isEmpty() ? vpc() : group(users);
    }

    private String group(List<PlannedResource> placed) {
        var known = placed.stream()
                .flatMap(SubnetNodes::ids)
                .flatMap(id -> subnet(id).stream())
                .findFirst();
        return known.map(this::known).orElseGet(() -> {
            var side = placed.stream().anyMatch(SubnetNodes::facesTheInternet) ? "public" : "private";
            return frame(Node.id("g", side + "_subnets"), side + " subnets");
        });
    }

    private String known(PlannedResource subnet) {
        var side = boxes.parent(subnet).orElse(subnet);
        var zones = plan.children(side).stream()
                .filter(each -> each.is(Subnet.class))
                .count();
        return frame(
                Node.id("g", side.name()),
                "%s subnets, %d %s"
                        .formatted(
                                side.type().endsWith("PublicSubnets") ? "public" : "private",
                                zones,
                                zones == 1 ? "zone" : "zones"));
    }

    private String frame(String id, String label) {
        boxes.frame(new Subgraph(id, label, vpc()));
        return id;
    }

    private String vpc() {
        var label = plan.ofType(Vpc.class).stream()
                .map(each -> "VPC " + each.text("cidrBlock"))
                .findFirst()
                .orElse("VPC that exists");
        boxes.frame(new Subgraph(VPC, label, ""));
        return VPC;
    }

    /** In a VPC that exists, only what is reached from outside stands in its public subnets. */
    private static boolean facesTheInternet(PlannedResource resource) {
        return resource.flag("networkConfiguration.assignPublicIp")
                || resource.input("internal").filter(Boolean.FALSE::equals).isPresent();
    }

    /** The ids of the subnets that a resource is put into. */
    static Stream<String> ids(PlannedResource resource) {
        return Stream.concat(
                        Stream.of("subnets", "subnetIds", "networkConfiguration.subnets", "vpcConfig.subnetIds")
                                .flatMap(path -> resource.list(path).stream()),
                        resource.is(NatGateway.class) ? resource.input("subnetId").stream() : Stream.empty())
                .map(Object::toString);
    }

    private Optional<PlannedResource> subnet(String id) {
        return plan.called(id).stream().filter(each -> each.is(Subnet.class)).findFirst();
    }

    /** What an endpoint leads to: {@code ecr.api}. */
    static String service(PlannedResource endpoint) {
        return endpoint.text("serviceName").replaceFirst("^.*?\\.[a-z]+(-[a-z]+)+-\\d+\\.", "");
    }

    /** The id of the route table of a subnet. */
    Optional<String> routeTable(String subnetId) {
        return plan.ofType(RouteTableAssociation.class).stream()
                .filter(each -> each.text("subnetId").equals(subnetId))
                .map(each -> each.text("routeTableId"))
                .findFirst();
    }

    /** The route out of a subnet to every address. */
    Optional<PlannedResource> wayOut(String subnetId) {
        var table = routeTable(subnetId).orElse("");
        return plan.ofType(Route.class).stream()
                .filter(each -> each.text("routeTableId").equals(table))
                .filter(each -> each.text("destinationCidrBlock").equals("0.0.0.0/0"))
                .findFirst();
    }

    boolean isPlanned(String subnetId) {
        return subnet(subnetId).isPresent();
    }
}
