package dev.slipway.analysis.diagram;

import com.pulumi.aws.ec2.VpcEndpoint;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes of a plan, and the node of each resource: the component directly below the stack, or for some components their
 * children.
 */
final class Nodes {
    private static final String FUNCTION = "slipway:function:JavaFunction";
    private static final String CONTROLLERS = "slipway:controller:Controllers";
    private static final String NETWORKS = "slipway:network:(NewVpc|ExistingVpc)";
    private static final Set<String> COMPONENTS_WITH_NODES =
            Set.of("slipway:network:NatGateways", "slipway:network:VpcEndpoints");

    private final Map<String, PlannedResource> resources = new HashMap<>();
    private final Map<String, Node> byUrn = new LinkedHashMap<>();
    private final Map<String, Subgraph> subgraphs = new LinkedHashMap<>();

    Nodes(Plan plan) {
        plan.resources().forEach(resource -> resources.put(resource.urn(), resource));
        var subnets = new SubnetNodes(plan, this);
        var ids = new HashSet<String>();
        plan.resources().stream()
                .filter(this::isNode)
                .filter(resource ->
                        resource.custom() || !members(plan, resource).isEmpty())
                .forEach(resource -> {
                    var id = Node.id("b", resource.name());
                    while (!ids.add(id)) {
                        id += "_";
                    }
                    var subgraph = resource.type().equals(FUNCTION)
                            ? parent(resource).map(this::subgraph).orElse("")
                            : subnets.subgraph(resource, members(plan, resource));
                    byUrn.put(
                            resource.urn(),
                            new Node(
                                    id,
                                    NodeLabels.of(resource),
                                    name(plan, resource),
                                    NodeLabels.shape(resource),
                                    NodeLabels.category(resource),
                                    subgraph,
                                    resource.urn()));
                });
    }

    private boolean isNode(PlannedResource resource) {
        var parent = parent(resource);
        if (parent.isEmpty()) {
            return false;
        }
        if (resource.type().equals(FUNCTION)) {
            return parent.get().type().matches("pulumi:pulumi:Stack|" + CONTROLLERS);
        }
        return COMPONENTS_WITH_NODES.contains(resource.type())
                || (parent.get().type().equals("pulumi:pulumi:Stack")
                        && !resource.type().startsWith("pulumi:")
                        && !resource.type().equals(CONTROLLERS)
                        && !resource.type().matches(NETWORKS));
    }

    Optional<PlannedResource> parent(PlannedResource resource) {
        return Optional.ofNullable(resources.get(resource.parent()));
    }

    /** The name of a node; that of VPC endpoints is their services. */
    private static String name(Plan plan, PlannedResource component) {
        var services = plan.children(component).stream()
                .filter(child -> child.is(VpcEndpoint.class))
                .map(SubnetNodes::service)
                .toList();
        return services.isEmpty() ? component.name() : String.join(", ", services);
    }

    /** The provider's resources that belong to a node. */
    private List<PlannedResource> members(Plan plan, PlannedResource node) {
        return plan.resources().stream()
                .filter(PlannedResource::custom)
                .filter(resource -> owner(resource).filter(node::equals).isPresent())
                .toList();
    }

    /** The component or resource that has the node of a resource. */
    private Optional<PlannedResource> owner(PlannedResource resource) {
        return isNode(resource) ? Optional.of(resource) : parent(resource).flatMap(this::owner);
    }

    /** The node of a resource, empty for a subgraph and for a resource without a node. */
    Optional<Node> of(PlannedResource resource) {
        return owner(resource).map(component -> byUrn.get(component.urn()));
    }

    /** The node of the first resource that has this name, id or ARN. */
    Optional<Node> byName(Plan plan, String name) {
        return plan.called(name).stream()
                .flatMap(resource -> of(resource).stream())
                .findFirst();
    }

    /**
     * The node of the resource that an ARN names, or that the named object is a part of: an object of a bucket, an
     * index of a table, a route of an API.
     */
    Optional<Node> ofArn(Plan plan, String arn) {
        for (var part = arn; part.chars().filter(character -> character == ':').count() >= 5; ) {
            var found = byName(plan, part);
            if (found.isPresent()) {
                return found;
            }
            part = part.substring(0, Math.max(part.lastIndexOf('/'), part.lastIndexOf(':')));
        }
        return Optional.empty();
    }

    Collection<Node> all() {
        return byUrn.values();
    }

    /** The subgraph of a component whose children are nodes. */
    private String subgraph(PlannedResource component) {
        var id = Node.id("g", component.name());
        subgraph(new Subgraph(id, "%s %s".formatted(NodeLabels.of(component), component.name()), ""));
        return id;
    }

    void subgraph(Subgraph subgraph) {
        subgraphs.putIfAbsent(subgraph.id(), subgraph);
    }

    /** The subgraphs of these nodes, outer ones first. */
    List<Subgraph> subgraphs(List<Node> nodes) {
        var needed = new HashSet<String>();
        for (var node : nodes) {
            for (var id = node.subgraph(); subgraphs.containsKey(id) && needed.add(id); ) {
                id = subgraphs.get(id).parent();
            }
        }
        var found = new ArrayList<>(subgraphs.values().stream()
                .filter(subgraph -> needed.contains(subgraph.id()))
                .toList());
        if (nodes.stream().anyMatch(node -> node.subgraph().equals(Diagram.UNCONNECTED))) {
            found.add(new Subgraph(Diagram.UNCONNECTED, "also in the stack", ""));
        }
        return found;
    }
}
