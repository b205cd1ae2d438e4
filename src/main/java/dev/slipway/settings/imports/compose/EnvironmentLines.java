package dev.slipway.settings.imports.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of an environment file in Compose's format: comments, {@code export}, quotes around values of one or several lines, and
 * references to earlier variables. A name without a value has that of the machine.
 */
final class EnvironmentLines {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t]*(?:export[ \\t]+)?([^\\s=:#]+)[ \\t]*(?:[=:][ \\t]*('[^']*'|\"(?:[^\"\\\\]|\\\\[\\s\\S])*\"|[^\\r\\n]*))?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt\"\\\\])");

    private final Map<String, String> known;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private EnvironmentLines(Map<String, String> known) {
        this.known = known;
    }

    /** @param known the variables that precede those of the file in references */
    static Map<String, String> of(String text, Map<String, String> known) {
        var lines = new EnvironmentLines(known);
        LINE.matcher(text.replaceFirst("^\uFEFF", "")).results().forEach(line -> {
            var value = Optional.ofNullable(line.group(2))
                    .map(lines::value)
                    .or(() -> Optional.ofNullable(known.get(line.group(1))));
            value.ifPresent(found -> lines.variables.put(line.group(1), found));
        });
        return lines.variables;
    }

    private String value(String text) {
        if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1);
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return filled(ESCAPE.matcher(text.substring(1, text.length() - 1))
                    .replaceAll(match -> Matcher.quoteReplacement(escaped(match.group(1)))));
        }
        return filled(text.replaceFirst("(^|\\s+)#.*$", "").strip());
    }

    private static String escaped(String character) {
        return switch (character) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> character;
        };
    }

    private String filled(String text) {
        var all = new LinkedHashMap<>(variables);
        all.putAll(known);
        return new ComposeInterpolation(all).text(text);
    }
}
