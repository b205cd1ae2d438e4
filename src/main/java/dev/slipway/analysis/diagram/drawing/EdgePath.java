package dev.slipway.analysis.diagram.drawing;

import java.util.List;
import java.util.Locale;

/** Line of an edge with rounded bends, and its arrow head, as path data of SVG. */
final class EdgePath {
    private static final double RADIUS = 6;
    private static final double ARROW_LENGTH = 9;
    private static final double ARROW_WIDTH = 4;

    private EdgePath() {}

    static String line(List<EdgePoint> points) {
        var path = new StringBuilder(format("M%.1f %.1f", points.get(0)));
        for (var i = 1; i < points.size() - 1; i++) {
            var bend = points.get(i);
            path.append(format(" L%.1f %.1f", toward(bend, points.get(i - 1), RADIUS)))
                    .append(format(" Q%.1f %.1f", bend))
                    .append(format(" %.1f %.1f", toward(bend, points.get(i + 1), RADIUS)));
        }
        var last = points.get(points.size() - 1);
        return path.append(format(" L%.1f %.1f", toward(last, points.get(points.size() - 2), ARROW_LENGTH)))
                .toString();
    }

    static String arrow(List<EdgePoint> points) {
        var tip = points.get(points.size() - 1);
        var base = toward(tip, points.get(points.size() - 2), ARROW_LENGTH);
        var length = Math.max(1, Math.hypot(tip.x() - base.x(), tip.y() - base.y()));
        var acrossX = (base.y() - tip.y()) / length * ARROW_WIDTH;
        var acrossY = (tip.x() - base.x()) / length * ARROW_WIDTH;
        return format("M%.1f %.1f", tip)
                + format(" L%.1f %.1f", new EdgePoint(base.x() + acrossX, base.y() + acrossY))
                + format(" L%.1f %.1f Z", new EdgePoint(base.x() - acrossX, base.y() - acrossY));
    }

    /** The point on the way to another one, at a distance of at most half of the way. */
    private static EdgePoint toward(EdgePoint from, EdgePoint to, double distance) {
        var length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        var part = length == 0 ? 0 : Math.min(distance, length / 2) / length;
        return new EdgePoint(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    private static String format(String format, EdgePoint point) {
        return String.format(Locale.ROOT, format, point.x(), point.y());
    }
}
