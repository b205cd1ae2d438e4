package dev.slipway.analysis.diagram;

/**
 * A subgraph of a diagram: a labelled frame around nodes.
 *
 * @param parent the id of the enclosing subgraph, empty for none
 */
public record Subgraph(String id, String label, String parent) {}
