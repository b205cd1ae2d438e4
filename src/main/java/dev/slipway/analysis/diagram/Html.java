package dev.slipway.analysis.diagram;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text within HTML. */
final class Html {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private Html() {}

    /** A text as a browser shows it, between tags and within an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * A script that stays within its element: the parser of HTML looks for its end, and for comments, before that of
     * JavaScript reads it. Within strings and regular expressions the two are the same.
     */
    static String script(String text) {
        return text.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "\\x3C!--");
    }

    /** A template with its places filled, once: what is filled in is not looked at again. */
    static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }
}
