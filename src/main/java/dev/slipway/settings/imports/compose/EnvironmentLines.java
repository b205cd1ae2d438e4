package dev.slipway.settings.imports.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The variables of an environment file in Compose's format: comments, {@code export}, and quotes around values. */
final class EnvironmentLines {
    private EnvironmentLines() {}

    /** @param interpolation of values that are not in single quotes */
    static Map<String, String> of(String text, UnaryOperator<String> interpolation) {
        var variables = new LinkedHashMap<String, String>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                .forEach(line -> {
                    var name = line.substring(0, line.indexOf('=')).replaceFirst("^export\\s+", "");
                    variables.put(
                            name.strip(),
                            value(line.substring(line.indexOf('=') + 1).strip(), interpolation));
                });
        return variables;
    }

    private static String value(String text, UnaryOperator<String> interpolation) {
        if (text.length() > 1 && text.startsWith("'") && text.indexOf('\'', 1) > 0) {
            return text.substring(1, text.indexOf('\'', 1));
        }
        if (text.length() > 1 && text.startsWith("\"") && text.indexOf('"', 1) > 0) {
            return interpolation.apply(text.substring(1, text.indexOf('"', 1)).replace("\\n", "\n"));
        }
        return interpolation.apply(text.replaceFirst("(^|\\s+)#.*$", ""));
    }
}
