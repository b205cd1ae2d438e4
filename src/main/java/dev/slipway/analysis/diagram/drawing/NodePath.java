package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.NodeShape;
import java.util.Locale;

/** Outline of a node as an SVG element. */
final class NodePath {
    private static final double RADIUS = 6;

    private NodePath() {}

    static String of(NodeShape shape, Area area) {
        return switch (shape) {
            case DEFAULT -> rectangle(area, RADIUS);
            case EXTERNAL -> rectangle(area, area.height() / 2);
            case STORE -> cylinder(area);
        };
    }

    private static String rectangle(Area area, double radius) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"/>",
                area.x(),
                area.y(),
                area.width(),
                area.height(),
                radius);
    }

    /** The body with a round base, and the lid above it. */
    private static String cylinder(Area area) {
        var radiusX = area.width() / 2;
        var radiusY = NodeText.LID / 2;
        return String.format(
                Locale.ROOT,
                "<path d=\"M%1$.1f %3$.1f A%5$.1f %6$.1f 0 0 1 %2$.1f %3$.1f V%4$.1f A%5$.1f %6$.1f 0 0 1 %1$.1f %4$.1f Z"
                        + " M%2$.1f %3$.1f A%5$.1f %6$.1f 0 0 1 %1$.1f %3$.1f\"/>",
                area.x(),
                area.right(),
                area.y() + radiusY,
                area.bottom() - radiusY,
                radiusX,
                radiusY);
    }
}
