package dev.slipway.analysis.diagram;

/**
 * One box of a picture.
 *
 * @param id unique in the picture: letters, digits and underscores
 * @param kind what it is, in a few words
 * @param group the id of the group that it stands in, empty for none
 * @param urn the component's or resource's, empty for what is no part of the stack
 */
public record Node(String id, String name, String kind, Shape shape, String group, String urn) {
    /** How a box is drawn. */
    public enum Shape {
        /** What works: a service, a balancer. */
        WORKER,
        /** What keeps something: a database, a bucket. */
        STORE,
        /** What is no part of the stack: callers, the internet. */
        OUTSIDE
    }

    Node in(String newGroup) {
        return new Node(id, name, kind, shape, newGroup, urn);
    }

    /** A text as an id of Mermaid; the prefix keeps it apart from Mermaid's own words, such as {@code end}. */
    static String id(String prefix, String text) {
        return prefix + "_" + text.replaceAll("[^A-Za-z0-9]", "_");
    }
}
