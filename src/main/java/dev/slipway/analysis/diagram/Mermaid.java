package dev.slipway.analysis.diagram;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A diagram as a <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid flowchart</a>, which GitHub renders in
 * comments and Markdown files. It sets no colours, so it follows the reader's theme.
 */
public final class Mermaid {
    private static final int SHOWN_LABELS = 3;
    private static final String INDENT = "    ";

    private final Diagram diagram;
    private final StringBuilder text = new StringBuilder("flowchart LR\n");

    private Mermaid(Diagram diagram) {
        this.diagram = diagram;
    }

    /** The flowchart as text, without a code fence. */
    public static String text(Diagram diagram) {
        var mermaid = new Mermaid(diagram);
        mermaid.addSubgraph("", INDENT);
        diagram.edges().forEach(mermaid::add);
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
        var label = "\"%s<br/>%s\"".formatted(escaped(node.name()), escaped(node.kind()));
        var shape =
                switch (node.shape()) {
                    case DEFAULT -> "[" + label + "]";
                    case STORE -> "[(" + label + ")]";
                    case EXTERNAL -> "([" + label + "])";
                };
        text.append(indent).append(node.id()).append(shape).append('\n');
    }

    private void add(DiagramEdge edge) {
        var label = label(edge.labels());
        text.append("%s%s -->%s %s\n"
                .formatted(INDENT, edge.from(), label.isEmpty() ? "" : "|\"" + label + "\"|", edge.to()));
    }

    private static String label(List<String> labels) {
        var shown = labels.stream().limit(SHOWN_LABELS).map(Mermaid::escaped).collect(Collectors.joining("<br/>"));
        return labels.size() > SHOWN_LABELS
                ? "%s<br/>and %d more".formatted(shown, labels.size() - SHOWN_LABELS)
                : shown;
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
