package dev.slipway.graph;

import java.util.List;

/**
 * Who may reach whom.
 *
 * @param from the id of a box
 * @param to the id of a box
 * @param labels by which ports, routes or rights; may be empty
 */
public record Arrow(String from, String to, List<String> labels) {}
