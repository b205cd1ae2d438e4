package dev.slipway.testing;

import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a plan of a few components; the edges of its diagram are lines of text. */
public final class DiagramPlan {
    private static final String STACK = "urn:pulumi:test::shop::pulumi:pulumi:Stack::shop-test";

    private final List<PlannedResource> resources = new ArrayList<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private String component = STACK;

    public DiagramPlan() {
        resources.add(new PlannedResource(
                STACK, "pulumi:pulumi:Stack", "shop-test", "", false, Map.of(), false, List.of(), List.of()));
    }

    /** Adds a component below the stack; the next resources are its children. */
    public DiagramPlan component(String type, String name) {
        component = add("slipway:" + type, name, STACK, false, Map.of());
        return this;
    }

    /** Adds a resource of the last component, with the texts that identify it. */
    public DiagramPlan resource(String type, String name, Map<String, Object> inputs, String... called) {
        var urn = add(type, name, component, true, inputs);
        for (var each : called) {
            names.put(each, Set.of(urn));
        }
        return this;
    }

    private String add(String type, String name, String parent, boolean custom, Map<String, Object> inputs) {
        var urn = "urn:pulumi:test::shop::%s::%s".formatted(type, name);
        resources.add(new PlannedResource(urn, type, name, parent, custom, inputs, false, List.of(), List.of()));
        return urn;
    }

    /** A component with a security group. */
    public DiagramPlan group(String type, String name, String id) {
        return component(type, name).resource("aws:ec2/securityGroup:SecurityGroup", name + "-group", Map.of(), id);
    }

    public DiagramPlan ingress(String name, Map<String, Object> inputs) {
        return resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name, inputs);
    }

    public DiagramPlan egress(String name, Map<String, Object> inputs) {
        return resource("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", name, inputs);
    }

    public Plan plan() {
        return new Plan("shop", "test", List.copyOf(resources), Map.of(), Map.copyOf(names));
    }

    public Diagram diagram() {
        return Diagram.of(plan());
    }

    /** {@code balancer -> orders: 8080, /*}. */
    public List<String> edges() {
        var diagram = diagram();
        var nodes = new HashMap<String, String>();
        diagram.nodes().forEach(node -> nodes.put(node.id(), node.name()));
        diagram.subgraphs().forEach(group -> nodes.put(group.id(), group.label()));
        return diagram.edges().stream()
                .map(edge -> "%s -> %s: %s"
                        .formatted(nodes.get(edge.from()), nodes.get(edge.to()), String.join(", ", edge.labels())))
                .toList();
    }
}
