package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.NodeCategory;
import java.util.ArrayList;
import java.util.List;

/** Legend below a layout: the categories of its nodes, in rows. */
record Legend(List<LegendRow> rows, double width, double bottom) {
    static final double GAP = 6;

    private static final double SWATCH_WIDTH = 22;
    private static final double SWATCH_HEIGHT = 14;
    private static final double SPACING = 24;
    private static final double MIN_WIDTH = 600;

    static Legend of(List<NodeCategory> categories, double width, double top) {
        var rows = new ArrayList<LegendRow>();
        var x = 0.0;
        var y = top + SPACING;
        var right = 0.0;
        for (var category : categories) {
            var row = row(category, x, y);
            if (x > 0 && row.right() > Math.max(width, MIN_WIDTH)) {
                y += SPACING;
                row = row(category, 0, y);
            }
            rows.add(row);
            x = row.right() + SPACING;
            right = Math.max(right, row.right());
        }
        return new Legend(List.copyOf(rows), right, y + SWATCH_HEIGHT);
    }

    private static LegendRow row(NodeCategory category, double x, double y) {
        return new LegendRow(category, new Area(x, y, SWATCH_WIDTH, SWATCH_HEIGHT), TextBlock.legend(category.label()));
    }
}
