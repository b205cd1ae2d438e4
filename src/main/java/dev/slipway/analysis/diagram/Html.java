package dev.slipway.analysis.diagram;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escaping of text in HTML, and filling of templates. */
public final class Html {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private Html() {}

    /** Escapes a text for use between tags and in an attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * Escapes a script for use in a script element: HTML's parser ends the element at its end tag, and reads comments,
     * before JavaScript is parsed. Within strings and regular expressions the escaped form means the same.
     */
    public static String script(String text) {
        return text.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "\\x3C!--");
    }

    /** Fills the placeholders of a template, in one pass: the values are not scanned for placeholders. */
    public static String filled(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }
}
