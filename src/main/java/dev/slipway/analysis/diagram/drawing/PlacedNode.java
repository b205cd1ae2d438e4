package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.Node;

/** Node with its area in a layout. */
public record PlacedNode(Node node, Area area) {}
