package dev.slipway.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The width of the terminal that shows the output. Output into a file or a pipe has no limit, so that other programs find
 * whole names and lines.
 *
 * @param columns at least {@value #MIN_COLUMNS}
 */
public record TerminalWidth(int columns) {
    /** The width without a limit. */
    public static final TerminalWidth UNLIMITED = new TerminalWidth(Integer.MAX_VALUE);

    /** The width below which tables do not shrink. */
    static final int MIN_COLUMNS = 60;

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final String ELLIPSIS = "…";
    private static final int HANGING_INDENT = 4;

    public TerminalWidth {
        columns = Math.max(columns, MIN_COLUMNS);
    }

    /** The width in the variable {@code COLUMNS}, which the launcher sets if the output goes to a terminal. */
    public static TerminalWidth of(Map<String, String> environment) {
        var columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,4}") ? new TerminalWidth(Integer.parseInt(columns)) : UNLIMITED;
    }

    /** A text without its middle, if it is longer than a number of characters: names differ at both ends. */
    public static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        var end = (length - 1) / 2;
        return text.substring(0, length - 1 - end) + ELLIPSIS + text.substring(text.length() - end);
    }

    /** Lines that are no longer than the terminal is wide, as far as their words allow it. */
    public List<String> wrapped(List<String> lines) {
        return lines.stream().flatMap(this::wrapped).toList();
    }

    private Stream<String> wrapped(String line) {
        if (visible(line) <= columns) {
            return Stream.of(line);
        }
        var text = line.stripLeading();
        var indent = " ".repeat(line.length() - text.length());
        var lines = new ArrayList<String>();
        var current = new StringBuilder(indent);
        var empty = true;
        for (var word : text.split(" ")) {
            if (!empty && visible(current.toString()) + 1 + visible(word) > columns) {
                lines.add(current.toString());
                current = new StringBuilder(indent).append(" ".repeat(HANGING_INDENT));
                empty = true;
            }
            current.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(current.toString());
        return lines.stream();
    }

    /** The number of characters on the screen, without colours. */
    private static int visible(String text) {
        return COLOURS.matcher(text).replaceAll("").length();
    }
}
