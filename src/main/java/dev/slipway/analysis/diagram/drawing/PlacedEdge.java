package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.DiagramEdge;
import java.util.List;
import java.util.Optional;

/**
 * Edge with its course in a layout.
 *
 * @param points the ends and the bends
 * @param label the area of the label, empty without one
 */
public record PlacedEdge(DiagramEdge edge, List<EdgePoint> points, Optional<Area> label) {}
