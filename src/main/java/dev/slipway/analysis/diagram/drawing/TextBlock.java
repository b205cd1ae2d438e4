package dev.slipway.analysis.diagram.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lines of text of one style.
 *
 * @param size the font size in pixels
 * @param style the CSS class
 */
record TextBlock(List<String> lines, double size, boolean bold, String style) {
    private static final double LINE_HEIGHT = 1.3;

    /** Characters after which a line may end, preferred ones first. */
    private static final List<String> BREAKS = List.of(" ", "-_./,:");

    /** The kind of a node: the first line of its label. */
    static TextBlock kind(String text) {
        return new TextBlock(wrapped(text, 30), 12, false, "kind");
    }

    static TextBlock name(String text) {
        return new TextBlock(wrapped(text, 26), 14, true, "name");
    }

    static TextBlock edgeLabel(List<String> labels) {
        return new TextBlock(
                labels.stream().flatMap(label -> wrapped(label, 26).stream()).toList(), 12, false, "label");
    }

    static TextBlock title(String text) {
        return new TextBlock(List.of(text), 13, true, "title");
    }

    static TextBlock legend(String text) {
        return new TextBlock(List.of(text), 12, false, "label");
    }

    double width() {
        return lines.stream().mapToDouble(this::width).max().orElse(0);
    }

    double width(String line) {
        return TextWidth.of(line, size, bold);
    }

    double height() {
        return lines.size() * lineHeight();
    }

    double lineHeight() {
        return size * LINE_HEIGHT;
    }

    /** Splits a text into lines of a maximum length, after a space or a punctuation character if there is one. */
    static List<String> wrapped(String text, int length) {
        var lines = new ArrayList<String>();
        var rest = text.strip().replaceAll("\\s+", " ");
        while (rest.length() > length) {
            var end = breakAt(rest, length);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return Stream.concat(lines.stream(), Stream.of(rest)).toList();
    }

    /** The end of a line: after the last space in its second half, else after the last punctuation there, else at its length. */
    private static int breakAt(String text, int length) {
        return BREAKS.stream()
                .map(characters -> lastOf(characters, text, length))
                .filter(end -> end > length / 2)
                .findFirst()
                .orElse(length);
    }

    /** The position after the last of these characters, 0 without one. */
    private static int lastOf(String characters, String text, int length) {
        var end = length;
        while (end > 0 && characters.indexOf(text.charAt(end - 1)) < 0) {
            end--;
        }
        return end;
    }
}
