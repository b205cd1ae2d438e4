package dev.slipway.analysis.diagram;

/**
 * A node of a diagram.
 *
 * @param id unique in the diagram: letters, digits and underscores
 * @param kind the AWS term, such as {@code SNS topic for alarms}; the first line of the label
 * @param name the second line of the label
 * @param subgraph the id of its subgraph, empty for none
 * @param urn the URN of the component or resource, empty for a node that is not part of the stack
 */
public record Node(
        String id, String kind, String name, NodeShape shape, NodeCategory category, String subgraph, String urn) {
    Node in(String newSubgraph) {
        return new Node(id, kind, name, shape, category, newSubgraph, urn);
    }

    /** Converts a text to a Mermaid id. The prefix avoids Mermaid's keywords, such as {@code end}. */
    static String id(String prefix, String text) {
        return prefix + "_" + text.replaceAll("[^A-Za-z0-9]", "_");
    }
}
