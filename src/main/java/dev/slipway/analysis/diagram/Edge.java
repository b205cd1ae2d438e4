package dev.slipway.analysis.diagram;

import java.util.List;

/**
 * Who may reach whom.
 *
 * @param from the id of a box
 * @param to the id of a box
 * @param labels by which ports, routes or rights; may be empty
 */
public record Edge(String from, String to, List<String> labels) {}
