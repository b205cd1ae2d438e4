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

    /** Characters after which a long word may be split. */
    private static final String BREAKS = " -_./,:";

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
            var end = length;
            while (end > length / 2 && BREAKS.indexOf(rest.charAt(end - 1)) < 0) {
                end--;
            }
            end = end > length / 2 ? end : length;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return Stream.concat(lines.stream(), Stream.of(rest)).toList();
    }
}
