package dev.slipway.graph;

/**
 * A frame around boxes.
 *
 * @param parent the id of the group around this one, empty for none
 */
public record Group(String id, String label, String parent) {}
