package dev.slipway.settings.imports.taskdefinition;

import java.util.regex.Pattern;

/**
 * The text of a JSON file that a pipeline or Terraform fills in, as JSON with the same lines: placeholders outside of texts, such as
 * {@code "containerPort": ${port}}, become texts, and comments are left out. Another file stays as it is.
 */
final class JsonTemplate {
    private static final Pattern JSON = Pattern.compile("(?s)\\s*(//[^\\n]*\\n\\s*|/\\*.*?\\*/\\s*)*[\\[{].*");

    /** A text, a comment, or a placeholder outside of both. */
    private static final Pattern PART = Pattern.compile(
            "(?<text>\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\n]*+')|//[^\\n]*|(?<block>(?s)/\\*.*?\\*/)|(?<filled>\\$\\{[^{}]*}|\\{\\{[^{}]*}}|<[A-Za-z][\\w -]*>)");

    private JsonTemplate() {}

    static String asJson(String text) {
        if (!JSON.matcher(text).matches()) {
            return text;
        }
        var result = new StringBuilder();
        var part = PART.matcher(text);
        while (part.find()) {
            part.appendReplacement(result, "");
            if (part.group("text") != null) {
                result.append(part.group());
            } else if (part.group("filled") != null) {
                result.append('"')
                        .append(part.group().replaceAll("[\"\\\\]", "'"))
                        .append('"');
            } else if (part.group("block") != null) {
                result.append(part.group().replaceAll("[^\\n]", " "));
            }
        }
        return part.appendTail(result).toString();
    }
}
