package dev.slipway.analysis.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Arrows that every box of an outer group has are drawn once, from the group: what all controllers of a service may. */
final class Subgraphs {
    private Subgraphs() {}

    static List<Edge> joined(List<Subgraph> groups, List<Node> boxes, List<Edge> arrows) {
        var all = new ArrayList<>(arrows);
        for (var group : groups) {
            var members = boxes.stream()
                    .filter(box -> box.group().equals(group.id()))
                    .map(Node::id)
                    .toList();
            if (members.size() > 1 && group.parent().isEmpty()) {
                join(group, members, all);
            }
        }
        return List.copyOf(all);
    }

    private static void join(Subgraph group, List<String> members, List<Edge> arrows) {
        var same = arrows.stream()
                .filter(arrow -> members.contains(arrow.from()) && !members.contains(arrow.to()))
                .collect(Collectors.groupingBy(
                        arrow -> new Edge(group.id(), arrow.to(), arrow.labels()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        same.forEach((joined, each) -> {
            if (each.size() == members.size()) {
                arrows.set(arrows.indexOf(each.get(0)), joined);
                arrows.removeAll(each);
            }
        });
    }
}
