package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.Diagram;
import java.util.List;

/** Positions of all parts of a diagram, in pixels from its upper left corner. */
public record Layout(
        double width, double height, List<PlacedSubgraph> subgraphs, List<PlacedNode> nodes, List<PlacedEdge> edges) {
    /** The space between the text and the border of an edge's label. */
    static final double LABEL_PADDING = 3;

    /** The layout of a diagram. Equal diagrams have equal layouts. */
    public static Layout of(Diagram diagram) {
        return NodeRows.below(ElkLayout.of(diagram), diagram);
    }
}
