package dev.slipway.analysis.diagram.drawing;

/** Point of an edge, in pixels. */
public record EdgePoint(double x, double y) {
    /** The area between this point and another one. */
    public Area to(EdgePoint other) {
        return new Area(Math.min(x, other.x), Math.min(y, other.y), Math.abs(x - other.x), Math.abs(y - other.y));
    }
}
