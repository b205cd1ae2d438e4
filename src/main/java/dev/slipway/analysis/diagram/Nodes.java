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

/** Which box a resource belongs to: the component right below the stack, and of some the components within. */
final class Nodes {
    private static final String FUNCTION = "slipway:function:JavaFunction";
    private static final String CONTROLLERS = "slipway:controller:Controllers";
    private static final String NETWORKS = "slipway:network:(NewVpc|ExistingVpc)";
    private static final Set<String> OWN = Set.of("slipway:network:NatGateways", "slipway:network:VpcEndpoints");

    private final Map<String, PlannedResource> resources = new HashMap<>();
    private final Map<String, Node> byUrn = new LinkedHashMap<>();
    private final Map<String, Subgraph> groups = new LinkedHashMap<>();

    Nodes(Plan plan) {
        plan.resources().forEach(each -> resources.put(each.urn(), each));
        var subnets = new SubnetNodes(plan, this);
        var ids = new HashSet<String>();
        plan.resources().stream()
                .filter(this::isBox)
                .filter(each -> each.custom() || !members(plan, each).isEmpty())
                .forEach(each -> {
                    var id = Node.id("b", each.name());
                    while (!ids.add(id)) {
                        id += "_";
                    }
                    var group = each.type().equals(FUNCTION)
                            ? frame(parent(each).orElseThrow())
                            : subnets.group(each, members(plan, each));
                    byUrn.put(
                            each.urn(),
                            new Node(id, each.name(), kind(plan, each), NodeLabels.shape(each), group, each.urn()));
                });
    }

    private boolean isBox(PlannedResource resource) {
        var parent = parent(resource);
        if (parent.isEmpty()) {
            return false;
        }
        if (resource.type().equals(FUNCTION)) {
            return parent.get().type().matches("pulumi:pulumi:Stack|" + CONTROLLERS);
        }
        return OWN.contains(resource.type())
                || (parent.get().type().equals("pulumi:pulumi:Stack")
                        && !resource.type().startsWith("pulumi:")
                        && !resource.type().equals(CONTROLLERS)
                        && !resource.type().matches(NETWORKS));
    }

    Optional<PlannedResource> parent(PlannedResource resource) {
        return Optional.ofNullable(resources.get(resource.parent()));
    }

    /** What is told of a box: an endpoint is known by its service. */
    private static String kind(Plan plan, PlannedResource component) {
        var services = plan.children(component).stream()
                .filter(each -> each.is(VpcEndpoint.class))
                .map(SubnetNodes::service)
                .toList();
        return NodeLabels.of(component) + (services.isEmpty() ? "" : ": " + String.join(", ", services));
    }

    /** The provider's resources of a box. */
    private List<PlannedResource> members(Plan plan, PlannedResource box) {
        return plan.resources().stream()
                .filter(PlannedResource::custom)
                .filter(each -> owner(each).filter(box::equals).isPresent())
                .toList();
    }

    /** The component or resource that a resource is drawn as. */
    private Optional<PlannedResource> owner(PlannedResource resource) {
        return isBox(resource) ? Optional.of(resource) : parent(resource).flatMap(this::owner);
    }

    /** The box of a resource; none for what is a frame, or no part of the picture. */
    Optional<Node> of(PlannedResource resource) {
        return owner(resource).map(each -> byUrn.get(each.urn()));
    }

    /** The box of what one of these names stands for, the first that stands for anything. */
    Optional<Node> called(Plan plan, String name) {
        return plan.called(name).stream().flatMap(each -> of(each).stream()).findFirst();
    }

    /**
     * The box of what an ARN names, or of what it is a part of: an object of a bucket, an index of a table, a route of an
     * API.
     */
    Optional<Node> ofArn(Plan plan, String arn) {
        for (var part = arn; part.chars().filter(each -> each == ':').count() >= 5; ) {
            var found = called(plan, part);
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

    /** The frame of a component whose children are boxes. */
    private String frame(PlannedResource component) {
        var id = Node.id("g", component.name());
        frame(new Subgraph(id, "%s: %s".formatted(component.name(), NodeLabels.of(component)), ""));
        return id;
    }

    void frame(Subgraph group) {
        groups.putIfAbsent(group.id(), group);
    }

    /** The groups that these boxes stand in, outer ones first. */
    List<Subgraph> groups(List<Node> boxes) {
        var needed = new HashSet<String>();
        for (var box : boxes) {
            for (var id = box.group(); groups.containsKey(id) && needed.add(id); ) {
                id = groups.get(id).parent();
            }
        }
        var found = new ArrayList<>(groups.values().stream()
                .filter(group -> needed.contains(group.id()))
                .toList());
        if (boxes.stream().anyMatch(box -> box.group().equals(Diagram.BESIDE))) {
            found.add(new Subgraph(Diagram.BESIDE, "also in the stack", ""));
        }
        return found;
    }
}
