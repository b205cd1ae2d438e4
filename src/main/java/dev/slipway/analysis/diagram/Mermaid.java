package dev.slipway.analysis.diagram;

import java.util.stream.Collectors;

/**
 * A diagram as a <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid flowchart</a>, which GitHub renders in
 * comments and Markdown files. Each category of nodes has a class with its colours, which are readable on light and dark
 * pages. The layout is <a href="https://mermaid.js.org/config/layouts.html">ELK</a>; a renderer without it uses its default.
 */
public final class Mermaid {
    private static final String INDENT = "    ";
    private static final String TEXT = "#1b2430";

    private final Diagram diagram;
    private final StringBuilder text = new StringBuilder("""
            ---
            config:
              layout: elk
            ---
            flowchart LR
            """);

    private Mermaid(Diagram diagram) {
        this.diagram = diagram;
    }

    /** The flowchart as text, without a code fence. */
    public static String text(Diagram diagram) {
        var mermaid = new Mermaid(diagram);
        mermaid.addSubgraph("", INDENT);
        diagram.edges().forEach(mermaid::add);
        mermaid.addClasses();
        return mermaid.text.toString();
    }

    private void addSubgraph(String subgraph, String indent) {
        for (var inner : diagram.subgraphs()) {
            if (inner.parent().equals(subgraph)) {
                text.append("%ssubgraph %s [\"%s\"]\n".formatted(indent, inner.id(), escaped(inner.label())));
                if (inner.id().equals(Diagram.UNCONNECTED)) {
                    // Without edges, Mermaid places nodes across the direction of the flowchart.
                    text.append(indent).append(INDENT).append("direction LR\n");
                }
                addSubgraph(inner.id(), indent + INDENT);
                text.append(indent).append("end\n");
            }
        }
        diagram.nodes().stream()
                .filter(node -> node.subgraph().equals(subgraph))
                .forEach(node -> add(node, indent));
    }

    private void add(Node node, String indent) {
        var label = "\"%s<br/>%s\"".formatted(escaped(node.kind()), escaped(node.name()));
        var shape =
                switch (node.shape()) {
                    case DEFAULT -> "[" + label + "]";
                    case STORE -> "[(" + label + ")]";
                    case EXTERNAL -> "([" + label + "])";
                };
        text.append(indent)
                .append(node.id())
                .append(shape)
                .append(":::")
                .append(node.category().id())
                .append('\n');
    }

    private void addClasses() {
        diagram.nodes().stream()
                .map(Node::category)
                .distinct()
                .sorted()
                .forEach(category -> text.append("%sclassDef %s fill:%s,stroke:%s,color:%s\n"
                        .formatted(INDENT, category.id(), category.fill(false), category.border(false), TEXT)));
    }

    private void add(DiagramEdge edge) {
        var label = edge.shownLabels().stream().map(Mermaid::escaped).collect(Collectors.joining("<br/>"));
        text.append("%s%s -->%s %s\n"
                .formatted(INDENT, edge.from(), label.isEmpty() ? "" : "|\"" + label + "\"|", edge.to()));
    }

    /**
     * Escapes a text. Characters with a meaning in Mermaid, its Markdown or HTML are written as <a
     * href="https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters">entity codes</a>.
     */
    static String escaped(String text) {
        return text.replaceAll("\\s+", " ")
                .codePoints()
                .mapToObj(character -> isPlain(character) ? Character.toString(character) : "#%d;".formatted(character))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(int character) {
        return Character.isLetterOrDigit(character) || " .,:/-+=$@?!()[]".indexOf(character) >= 0;
    }
}
