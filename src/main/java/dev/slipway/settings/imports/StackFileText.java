package dev.slipway.settings.imports;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The YAML text of settings, which reads as the same values by every YAML version. */
public final class StackFileText {
    private static final int MAX_FLOW = 100;
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/.][A-Za-z0-9_./@:+()<=-]*(?: [A-Za-z0-9_./@+()<=-]+)*");
    private static final Pattern RESERVED = Pattern.compile(
            "(?i)true|false|yes|no|on|off|y|n|null|~|\\.inf|\\.nan|\\.[\\d_]*(e[-+]?\\d+)?|=|.*:|[.]{3}|.*: .*");

    private final StringBuilder text = new StringBuilder();

    private StackFileText() {}

    /**
     * The text of a stack file or base file.
     *
     * @param head lines of comment
     * @param first keys before those of the settings, such as {@code aws:region}, with their values and comments
     */
    public static String file(List<String> head, Map<String, String> first, DraftSection settings) {
        var file = new StackFileText();
        head.forEach(line -> file.text.append("# ").append(line).append('\n'));
        file.text.append("config:");
        if (first.isEmpty() && settings.members().isEmpty()) {
            return file.text.append(" {}\n").toString();
        }
        file.text.append('\n');
        first.forEach((key, value) ->
                file.text.append("  ").append(key).append(": ").append(value).append('\n'));
        settings.members().forEach((key, value) -> file.member("  ", "slipway:" + key, value));
        return file.text.toString();
    }

    /** The text of a value in block form. */
    static String of(Object value) {
        var block = new StackFileText();
        block.member("", "value", value);
        return block.text.toString();
    }

    private void member(String indent, String key, Object value) {
        if (value instanceof DraftSection section && !section.comment().isEmpty()) {
            text.append(indent).append("# ").append(section.comment()).append('\n');
        }
        text.append(indent).append(quoted(key)).append(':');
        var flow = flow(value);
        var isBlock =
                value instanceof DraftSection section && !section.members().isEmpty() || value instanceof List;
        if (!isBlock || flow.length() + indent.length() + key.length() <= MAX_FLOW && isFlat(value)) {
            text.append(' ').append(flow).append('\n');
            return;
        }
        text.append('\n');
        if (value instanceof DraftSection section) {
            section.members().forEach((name, below) -> member(indent + "  ", name, below));
        } else {
            ((List<?>) value).forEach(item -> item(indent + "  ", item));
        }
    }

    private void item(String indent, Object item) {
        var flow = flow(item);
        if (!(item instanceof DraftSection section) || flow.length() + indent.length() <= MAX_FLOW && isFlat(item)) {
            text.append(indent).append("- ").append(flow).append('\n');
            return;
        }
        var block = new StackFileText();
        section.members().forEach((name, below) -> block.member(indent + "  ", name, below));
        text.append(indent).append("- ").append(block.text.substring(indent.length() + 2));
    }

    /** True for a value that is readable on one line: texts, and objects and lists of texts alone. */
    private static boolean isFlat(Object value) {
        if (value instanceof DraftSection section) {
            return section.members().size() <= 4
                    && section.comment().isEmpty()
                    && section.members().values().stream()
                            .noneMatch(below -> below instanceof DraftSection other
                                    && !(other.members().size() <= 2
                                            && other.comment().isEmpty()
                                            && isScalars(other)));
        }
        return !(value instanceof List<?> list)
                || list.stream()
                        .allMatch(item -> !(item instanceof DraftSection other) || isScalars(other) && list.size() < 3);
    }

    private static boolean isScalars(DraftSection section) {
        return section.members().values().stream()
                .noneMatch(value -> value instanceof DraftSection || value instanceof List);
    }

    private static String flow(Object value) {
        if (value instanceof DraftSection section) {
            return section.members().entrySet().stream()
                    .map(member -> "%s: %s".formatted(quoted(member.getKey()), flow(member.getValue())))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(member -> "%s: %s".formatted(quoted(member.getKey().toString()), flow(member.getValue())))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(StackFileText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String string ? quoted(string) : String.valueOf(value);
    }

    /** A text, in quotes unless every YAML version reads it as itself. */
    static String quoted(String value) {
        return PLAIN.matcher(value).matches() && !RESERVED.matcher(value).matches() ? value : inQuotes(value);
    }

    private static String inQuotes(String value) {
        var quoted = new StringBuilder("\"");
        value.chars().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (character < ' '
                            || character == 0x7f
                            || character == 0x85
                            || character == 0x2028
                            || character == 0x2029
                            || character == 0xfeff) {
                        quoted.append("\\u%04x".formatted(character));
                    } else {
                        quoted.append((char) character);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
