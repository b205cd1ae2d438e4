package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.NodeCategory;

/** Entry of a legend: the colour of a category, and its words to the right. */
record LegendRow(NodeCategory category, Area swatch, TextBlock text) {
    double right() {
        return swatch.right() + Legend.GAP + text.width();
    }
}
