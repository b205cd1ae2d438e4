package dev.slipway.analysis.diagram;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A picture as a <a href="https://mermaid.js.org/syntax/flowchart.html">flowchart of Mermaid</a>, which GitHub draws in a
 * comment and in a Markdown file. It sets no colours, so that it follows the reader's theme.
 */
public final class Mermaid {
    private static final int LABELS = 3;
    private static final String INDENT = "    ";

    private final Diagram picture;
    private final StringBuilder text = new StringBuilder("flowchart LR\n");

    private Mermaid(Diagram picture) {
        this.picture = picture;
    }

    /** The text, without a fence around it. */
    public static String text(Diagram picture) {
        var mermaid = new Mermaid(picture);
        mermaid.within("", INDENT);
        picture.arrows().forEach(mermaid::add);
        return mermaid.text.toString();
    }

    private void within(String group, String indent) {
        for (var inner : picture.groups()) {
            if (inner.parent().equals(group)) {
                text.append("%ssubgraph %s [\"%s\"]\n".formatted(indent, inner.id(), escaped(inner.label())));
                if (inner.id().equals(Diagram.BESIDE)) {
                    // Without arrows, boxes stand across the direction.
                    text.append(indent).append(INDENT).append("direction LR\n");
                }
                within(inner.id(), indent + INDENT);
                text.append(indent).append("end\n");
            }
        }
        picture.boxes().stream().filter(box -> box.group().equals(group)).forEach(box -> add(box, indent));
    }

    private void add(Node box, String indent) {
        var label = "\"%s<br/>%s\"".formatted(escaped(box.name()), escaped(box.kind()));
        var shape =
                switch (box.shape()) {
                    case WORKER -> "[" + label + "]";
                    case STORE -> "[(" + label + ")]";
                    case OUTSIDE -> "([" + label + "])";
                };
        text.append(indent).append(box.id()).append(shape).append('\n');
    }

    private void add(Edge arrow) {
        var label = label(arrow.labels());
        text.append("%s%s -->%s %s\n"
                .formatted(INDENT, arrow.from(), label.isEmpty() ? "" : "|\"" + label + "\"|", arrow.to()));
    }

    private static String label(List<String> labels) {
        var shown = labels.stream().limit(LABELS).map(Mermaid::escaped).collect(Collectors.joining("<br/>"));
        return labels.size() > LABELS ? "%s<br/>and %d more".formatted(shown, labels.size() - LABELS) : shown;
    }

    /**
     * A text that Mermaid shows as it is. What Mermaid, its Markdown or HTML would read as their own is written as a
     * <a href="https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters">code</a>.
     */
    static String escaped(String text) {
        return text.replaceAll("\\s+", " ")
                .codePoints()
                .mapToObj(each -> isPlain(each) ? Character.toString(each) : "#%d;".formatted(each))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(int character) {
        return Character.isLetterOrDigit(character) || " .,:/-+=$@?!()[]".indexOf(character) >= 0;
    }
}
