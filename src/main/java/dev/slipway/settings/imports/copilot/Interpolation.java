package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a manifest. Those of Copilot are filled in; <a
 * href="https://aws.github.io/copilot-cli/docs/developing/manifest-env-var/">shell variables</a> are kept and reported.
 */
record Interpolation(String application, String environment, ImportReport report) {
    private static final Pattern VARIABLE = Pattern.compile("(\\\\?)\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern JSON_LIST = Pattern.compile("\\[\\s*(\"[^\"\\\\]*\"(\\s*,\\s*\"[^\"\\\\]*\")*)\\s*]");
    private static final Pattern VARIABLES = Pattern.compile("(^|\\.)(variables|secrets)\\.");
    private static final Pattern JSON_TEXT = Pattern.compile("\"([^\"]*)\"");

    /** The value with all variables in it filled in. */
    SourceValue filled(SourceValue value) {
        switch (value.form()) {
            case OBJECT -> {
                var members = new LinkedHashMap<String, SourceValue>();
                value.members().forEach((key, member) -> members.put(key, filled(member)));
                return value.withMembers(members, List.of());
            }
            case LIST -> {
                return value.withItems(value.items().stream().map(this::filled).toList());
            }
            default -> {
                return value.isText() ? text(value) : value;
            }
        }
    }

    private SourceValue text(SourceValue value) {
        var filled = filled(value.text(), value);
        var list = JSON_LIST.matcher(filled);
        // A variable keeps a JSON list as its text.
        if (list.matches() && !VARIABLES.matcher(value.place().path()).find()) {
            return value.withTexts(JSON_TEXT
                    .matcher(list.group(1))
                    .results()
                    .map(item -> item.group(1))
                    .toList());
        }
        return filled.equals(value.text()) ? value : value.withText(filled);
    }

    private String filled(String text, SourceValue value) {
        var known = Map.of("COPILOT_APPLICATION_NAME", application, "COPILOT_ENVIRONMENT_NAME", environment);
        return VARIABLE.matcher(text).replaceAll(variable -> {
            var name = variable.group(2);
            if (!variable.group(1).isEmpty()) {
                return Matcher.quoteReplacement("${%s}".formatted(name));
            }
            if (!known.containsKey(name)) {
                report.open(
                        value,
                        "",
                        "${%s} is a variable of the shell that ran copilot; a stack file has none: %s"
                                .formatted(name, alternative(value)));
            }
            return Matcher.quoteReplacement(known.getOrDefault(name, variable.group()));
        });
    }

    private static String alternative(SourceValue value) {
        return value.place().path().contains("build.args")
                ? "write the value, or for a secret build.secrets with env"
                : "write the value";
    }
}
