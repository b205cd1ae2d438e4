package dev.slipway.analysis.diagram;

import java.util.List;

/**
 * Access of one node to another.
 *
 * @param from the id of a node
 * @param to the id of a node
 * @param labels ports, routes or kinds of access; may be empty
 */
public record DiagramEdge(String from, String to, List<String> labels) {}
