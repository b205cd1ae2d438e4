package dev.slipway.analysis.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Merges the edges that all nodes of an outer subgraph have in common into one edge of the subgraph. */
final class Subgraphs {
    private Subgraphs() {}

    static List<DiagramEdge> merged(List<Subgraph> subgraphs, List<Node> nodes, List<DiagramEdge> edges) {
        var all = new ArrayList<>(edges);
        for (var subgraph : subgraphs) {
            var members = nodes.stream()
                    .filter(node -> node.subgraph().equals(subgraph.id()))
                    .map(Node::id)
                    .toList();
            if (members.size() > 1 && subgraph.parent().isEmpty()) {
                merge(subgraph, members, all);
            }
        }
        return List.copyOf(all);
    }

    private static void merge(Subgraph subgraph, List<String> members, List<DiagramEdge> edges) {
        var same = edges.stream()
                .filter(edge -> members.contains(edge.from()) && !members.contains(edge.to()))
                .collect(Collectors.groupingBy(
                        edge -> new DiagramEdge(subgraph.id(), edge.to(), edge.labels()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        same.forEach((merged, sameEdges) -> {
            if (sameEdges.size() == members.size()) {
                edges.set(edges.indexOf(sameEdges.get(0)), merged);
                edges.removeAll(sameEdges);
            }
        });
    }
}
