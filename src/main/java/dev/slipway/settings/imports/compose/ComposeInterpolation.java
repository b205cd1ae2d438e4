package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.SourcePlace;
import dev.slipway.settings.imports.SourceValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Filler of variables in values of a Compose file: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME-default}},
 * {@code ${NAME:?message}}, {@code ${NAME:+other}}, and {@code $$} for a dollar sign.
 */
final class ComposeInterpolation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern OPERATOR = Pattern.compile(":?[-?+]");

    private final Map<String, String> variables;
    private final Map<SourceValue, Set<String>> withoutValues = new LinkedHashMap<>();
    private Set<String> missing = new LinkedHashSet<>();

    ComposeInterpolation(Map<String, String> variables) {
        this.variables = variables;
    }

    Map<String, String> variables() {
        return variables;
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** The value with its variables filled in. */
    SourceValue filled(SourceValue value) {
        if (value.isObject()) {
            var members = new LinkedHashMap<String, SourceValue>();
            value.members().forEach((name, member) -> members.put(name, filled(member)));
            return value.withMembers(members, java.util.List.of());
        }
        if (value.isList()) {
            return value.withItems(value.items().stream().map(this::filled).toList());
        }
        if (!value.isText() || value.text().indexOf('$') < 0) {
            return value;
        }
        missing = new LinkedHashSet<>();
        var text = text(value.text());
        if (!missing.isEmpty()) {
            withoutValues.put(value, missing);
        }
        return value.withText(text);
    }

    /** Reports the variables without values in fields that the stack file has; the links of stores set others, and secrets are in no file. */
    void report(ImportReport report) {
        var done = new HashSet<String>();
        for (var result : List.of(FieldResult.OPEN, FieldResult.LOST, FieldResult.IGNORED, FieldResult.CHANGED)) {
            report.entries(result).stream()
                    .filter(entry ->
                            result != FieldResult.CHANGED || entry.target().contains(".as."))
                    .forEach(entry -> done.add(key(entry.place())));
        }
        withoutValues.forEach((value, names) -> {
            if (done.stream().noneMatch(place -> isWithin(key(value.place()), place))) {
                names.forEach(name -> report.open(
                        value,
                        "",
                        "the variable %s has no value, so that Compose takes an empty text: set it in .env and import again, or write the value"
                                .formatted(name)));
            }
        });
    }

    private static String key(SourcePlace place) {
        return place.file() + " " + place.path();
    }

    private static boolean isWithin(String place, String other) {
        return place.startsWith(other)
                && (place.length() == other.length() || ".[".indexOf(place.charAt(other.length())) >= 0);
    }

    /** The text with its variables filled in. */
    String text(String text) {
        var filled = new StringBuilder();
        for (var at = 0; at < text.length(); ) {
            if (text.charAt(at) != '$' || at + 1 == text.length()) {
                filled.append(text.charAt(at++));
                continue;
            }
            var next = text.charAt(at + 1);
            var name = NAME.matcher(text).region(at + 1, text.length());
            if (next == '$') {
                filled.append('$');
                at += 2;
            } else if (next == '{') {
                var end = end(text, at + 2);
                filled.append(braced(text.substring(at + 2, end)));
                at = Math.min(end + 1, text.length());
            } else if (name.lookingAt()) {
                filled.append(plain(name.group()));
                at = name.end();
            } else {
                filled.append('$');
                at++;
            }
        }
        return filled.toString();
    }

    /** The position of the brace that closes an expression. */
    private static int end(String text, int from) {
        var depth = 1;
        for (var at = from; at < text.length(); at++) {
            if (text.charAt(at) == '{' && text.charAt(at - 1) == '$') {
                depth++;
            } else if (text.charAt(at) == '}' && --depth == 0) {
                return at;
            }
        }
        return text.length();
    }

    private String plain(String name) {
        return variable(name).orElseGet(() -> {
            missing.add(name);
            return "";
        });
    }

    private String braced(String expression) {
        var name = NAME.matcher(expression);
        if (!name.lookingAt()) {
            return "${" + expression + "}";
        }
        var operator = OPERATOR.matcher(expression).region(name.end(), expression.length());
        if (!operator.lookingAt()) {
            return plain(name.group());
        }
        var isStrict = operator.group().startsWith(":");
        var value = variable(name.group()).filter(text -> !isStrict || !text.isEmpty());
        var rest = expression.substring(operator.end());
        return switch (operator.group().charAt(operator.group().length() - 1)) {
            case '-' -> value.orElseGet(() -> text(rest));
            case '+' -> value.map(text -> text(rest)).orElse("");
            default -> value.orElseGet(() -> plain(name.group()));
        };
    }
}
