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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Subgraphs of the network: the VPC and its subnets, and the routes of the subnets. */
final class SubnetNodes {
    private static final String VPC = "g_vpc";

    private final Plan plan;
    private final Nodes nodes;

    SubnetNodes(Plan plan, Nodes nodes) {
        this.plan = plan;
        this.nodes = nodes;
    }

    /** The id of the subgraph for a component with these resources, empty if none is in a subnet. */
    String subgraph(PlannedResource component, List<PlannedResource> members) {
        // An API is outside the network; only its VPC link has subnets.
        var placed = members.stream()
                .filter(resource -> !resource.is(VpcLink.class))
                .filter(resource -> ids(resource).findAny().isPresent())
                .toList();
        if (placed.isEmpty()) {
            return members.stream()
                    .filter(resource -> resource.is(VpcEndpoint.class))
                    .findFirst()
                    .map(this::subgraphOfUsers)
                    .orElse("");
        }
        return subgraph(placed);
    }

    /**
     * The subgraph of the tasks and functions whose route tables use a gateway endpoint; the endpoint itself is in no
     * subnet.
     */
    private String subgraphOfUsers(PlannedResource endpoint) {
        var users = Stream.of(Service.class, Function.class)
                .flatMap(type -> plan.ofType(type).stream())
                .filter(resource -> ids(resource)
                        .flatMap(id -> routeTable(id).stream())
                        .anyMatch(endpoint.list("routeTableIds")::contains))
                .toList();
        return users.isEmpty() ? vpc() : subgraph(users);
    }

    private String subgraph(List<PlannedResource> placed) {
        var subgraphOf = placed.stream()
                .flatMap(SubnetNodes::ids)
                .flatMap(id -> subnet(id).stream())
                .findFirst();
        return subgraphOf.map(this::subgraphOf).orElseGet(() -> {
            var side = placed.stream().anyMatch(SubnetNodes::facesTheInternet) ? "public" : "private";
            return subgraph(Node.id("g", side + "_subnets"), side + " subnets");
        });
    }

    private String subgraphOf(PlannedResource subnet) {
        var side = nodes.parent(subnet).orElse(subnet);
        var zones = plan.children(side).stream()
                .filter(resource -> resource.is(Subnet.class))
                .count();
        return subgraph(
                Node.id("g", side.name()),
                "%s subnets, %d %s"
                        .formatted(
                                side.type().endsWith("PublicSubnets") ? "public" : "private",
                                zones,
                                zones == 1 ? "zone" : "zones"));
    }

    private String subgraph(String id, String label) {
        nodes.subgraph(new Subgraph(id, label, vpc()));
        return id;
    }

    private String vpc() {
        var label = plan.ofType(Vpc.class).stream()
                .map(network -> "VPC " + network.text("cidrBlock"))
                .findFirst()
                .orElse("VPC that exists");
        nodes.subgraph(new Subgraph(VPC, label, ""));
        return VPC;
    }

    /** In an existing VPC only resources that are reached from outside are in public subnets. */
    private static boolean facesTheInternet(PlannedResource resource) {
        return resource.flag("networkConfiguration.assignPublicIp")
                || resource.input("internal").filter(Boolean.FALSE::equals).isPresent();
    }

    /** The ids of the subnets of a resource. */
    static Stream<String> ids(PlannedResource resource) {
        return Stream.of(
                        Stream.of("subnets", "subnetIds", "networkConfiguration.subnets", "vpcConfig.subnetIds")
                                .flatMap(path -> resource.list(path).stream()),
                        resource.list("subnetMappings").stream().map(mapping -> ((Map<?, ?>) mapping).get("subnetId")),
                        resource.is(NatGateway.class) ? resource.input("subnetId").stream() : Stream.empty())
                .flatMap(ids -> ids)
                .map(Object::toString);
    }

    private Optional<PlannedResource> subnet(String id) {
        return plan.called(id).stream()
                .filter(resource -> resource.is(Subnet.class))
                .findFirst();
    }

    /** The service of an endpoint: {@code ecr.api}. */
    static String service(PlannedResource endpoint) {
        return endpoint.text("serviceName").replaceFirst("^.*?\\.[a-z]+(-[a-z]+)+-\\d+\\.", "");
    }

    /** The id of the route table of a subnet. */
    Optional<String> routeTable(String subnetId) {
        return plan.ofType(RouteTableAssociation.class).stream()
                .filter(association -> association.text("subnetId").equals(subnetId))
                .map(association -> association.text("routeTableId"))
                .findFirst();
    }

    /** The default route of a subnet. */
    Optional<PlannedResource> defaultRoute(String subnetId) {
        var table = routeTable(subnetId).orElse("");
        return plan.ofType(Route.class).stream()
                .filter(route -> route.text("routeTableId").equals(table))
                .filter(route -> route.text("destinationCidrBlock").equals("0.0.0.0/0"))
                .findFirst();
    }

    boolean isPlanned(String subnetId) {
        return subnet(subnetId).isPresent();
    }
}
