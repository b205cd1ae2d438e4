package dev.slipway.analysis.diagram;

/**
 * A frame around boxes.
 *
 * @param parent the id of the group around this one, empty for none
 */
public record Subgraph(String id, String label, String parent) {}
