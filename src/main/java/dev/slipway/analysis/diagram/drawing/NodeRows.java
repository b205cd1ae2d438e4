package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.Node;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Rows of the nodes without edges, in their subgraph below the layout of the connected ones. */
final class NodeRows {
    private static final double SPACING = 16;
    private static final double MIN_WIDTH = 760;

    private NodeRows() {}

    static Layout below(Layout layout, Diagram diagram) {
        var subgraph = diagram.subgraphs().stream()
                .filter(candidate -> candidate.id().equals(Diagram.UNCONNECTED))
                .findFirst();
        return subgraph.map(found -> {
                    var top = layout.height() == 0 ? 0 : layout.height() + 2 * SPACING;
                    var rows = rows(diagram, top + PlacedSubgraph.TITLE_HEIGHT, Math.max(MIN_WIDTH, layout.width()));
                    var right = Stream.concat(
                                    rows.stream().map(node -> node.area().right() + PlacedSubgraph.PADDING),
                                    Stream.of(PlacedSubgraph.minWidth(found)))
                            .max(Double::compare)
                            .orElse(0.0);
                    var bottom = rows.stream()
                                    .mapToDouble(node -> node.area().bottom())
                                    .max()
                                    .orElse(top)
                            + PlacedSubgraph.PADDING;
                    var placed = new PlacedSubgraph(found, new Area(0, top, right, bottom - top));
                    return new Layout(
                            Math.max(layout.width(), right),
                            bottom,
                            Stream.concat(layout.subgraphs().stream(), Stream.of(placed))
                                    .toList(),
                            Stream.concat(layout.nodes().stream(), rows.stream())
                                    .toList(),
                            layout.edges());
                })
                .orElse(layout);
    }

    private static ArrayList<PlacedNode> rows(Diagram diagram, double top, double width) {
        var placed = new ArrayList<PlacedNode>();
        var x = PlacedSubgraph.PADDING;
        var y = top;
        var rowHeight = 0.0;
        for (var node : diagram.nodes().stream().filter(NodeRows::isUnconnected).toList()) {
            var text = new NodeText(node);
            if (x > PlacedSubgraph.PADDING && x + text.width() + PlacedSubgraph.PADDING > width) {
                x = PlacedSubgraph.PADDING;
                y += rowHeight + SPACING;
                rowHeight = 0;
            }
            placed.add(new PlacedNode(node, new Area(x, y, text.width(), text.height())));
            x += text.width() + SPACING;
            rowHeight = Math.max(rowHeight, text.height());
        }
        return placed;
    }

    private static boolean isUnconnected(Node node) {
        return node.subgraph().equals(Diagram.UNCONNECTED);
    }
}
