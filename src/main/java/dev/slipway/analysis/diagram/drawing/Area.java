package dev.slipway.analysis.diagram.drawing;

/**
 * Rectangle of a layout, in pixels.
 *
 * @param x the left side
 * @param y the upper side
 */
public record Area(double x, double y, double width, double height) {
    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    Area moved(double byX, double byY) {
        return new Area(x + byX, y + byY, width, height);
    }

    /** True if the insides of two areas have a point in common. */
    public boolean overlaps(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** True if the other area is completely within this one. */
    public boolean contains(Area other) {
        return x <= other.x && y <= other.y && other.right() <= right() && other.bottom() <= bottom();
    }

    /** This area without a margin at each side. */
    public Area shrunk(double margin) {
        return new Area(x + margin, y + margin, width - 2 * margin, height - 2 * margin);
    }
}
