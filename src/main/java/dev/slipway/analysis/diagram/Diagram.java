package dev.slipway.analysis.diagram;

import dev.slipway.engine.Plan;
import java.util.List;
import java.util.stream.Stream;

/**
 * Diagram of a stack. A node is a component, or a resource without a component; an edge is access that the plan allows:
 * by security groups, policies, routes or schedules.
 */
public record Diagram(List<Subgraph> subgraphs, List<Node> nodes, List<DiagramEdge> edges) {
    static final String UNCONNECTED = "g_unconnected";

    /** The diagram of a plan. Equal plans have equal diagrams. */
    public static Diagram of(Plan plan) {
        var diagram = new DiagramBuilder(new Nodes(plan));
        Stream.<EdgeSource>of(
                        new TrafficEdges(plan, diagram.nodes()),
                        new BalancerEdges(plan),
                        new ApiEdges(plan),
                        new DistributionEdges(plan),
                        new EventEdges(plan),
                        new SubscriptionEdges(plan),
                        new GrantEdges(plan),
                        new ImageEdges(plan))
                .forEach(source -> source.addEdges(diagram));
        return diagram.build();
    }
}
