package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.Subgraph;

/** Subgraph with its area in a layout. */
public record PlacedSubgraph(Subgraph subgraph, Area area) {
    static final double TITLE_HEIGHT = 34;
    static final double PADDING = 16;

    /** The area of its title. */
    public Area title() {
        var text = TextBlock.title(subgraph.label());
        return new Area(area.x() + PADDING, area.y() + 9, text.width(), text.height());
    }

    /** The minimum width for its title. */
    static double minWidth(Subgraph subgraph) {
        return TextBlock.title(subgraph.label()).width() + 2 * PADDING;
    }
}
