package dev.slipway.analysis.diagram;

import dev.slipway.engine.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Diagram of a stack. A node is a component, or a resource without a component; an edge is access that the plan allows:
 * by security groups, policies, routes or schedules.
 */
public record Diagram(List<Subgraph> subgraphs, List<Node> nodes, List<DiagramEdge> edges) {
    /** The id of the subgraph of nodes without edges. */
    public static final String UNCONNECTED = "g_unconnected";

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

    /** This diagram without some nodes and their edges. */
    public Diagram without(Set<HideableNodes> hidden) {
        var shown = nodes.stream()
                .filter(node -> hidden.stream().noneMatch(hideable -> hideable.contains(node)))
                .toList();
        var kept = new HashSet<String>();
        shown.forEach(node -> {
            for (var id = node.id(); kept.add(id); ) {
                id = id.equals(node.id()) ? node.subgraph() : parent(id);
            }
        });
        return new Diagram(
                subgraphs.stream()
                        .filter(subgraph -> kept.contains(subgraph.id()))
                        .toList(),
                shown,
                edges.stream()
                        .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
                        .toList());
    }

    private String parent(String subgraph) {
        return subgraphs.stream()
                .filter(candidate -> candidate.id().equals(subgraph))
                .map(Subgraph::parent)
                .findFirst()
                .orElse("");
    }
}
