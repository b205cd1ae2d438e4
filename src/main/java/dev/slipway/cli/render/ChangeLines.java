package dev.slipway.cli.render;

import dev.slipway.analysis.diff.PropertyChange;
import dev.slipway.analysis.diff.ResourceChange;
import dev.slipway.base.Json;
import dev.slipway.engine.Unknown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change as lines of plain text: the resource, and below it its properties. */
public final class ChangeLines {
    private static final int MAX_LENGTH = 60;

    /** The number of characters to show before the first difference of two long values. */
    private static final int CONTEXT = 12;

    private ChangeLines() {}

    /** The resource in columns, with marks for data loss and protection. */
    public static String head(ResourceChange change, int width) {
        var type = PlanTree.shortType(change.resource().type());
        var mark = change.lost().map(lost -> "  !! DATA LOSS: " + lost + " !!").orElse("");
        return "%s%s  %s%s%s"
                .formatted(
                        type,
                        " ".repeat(Math.max(0, width - type.length())),
                        change.resource().name(),
                        mark,
                        change.refused() ? "  (protected: Pulumi refuses)" : "");
    }

    public static List<String> properties(ResourceChange change) {
        return change.properties().stream().map(ChangeLines::property).toList();
    }

    private static String property(PropertyChange change) {
        var forces = change.replaces() ? "  # forces replacement" : "";
        if (change.isUnknown()) {
            return "~ %s: known after the up%s".formatted(change.path(), forces);
        }
        var before = change.before();
        var after = change.after();
        if (before == null) {
            return "+ %s: %s%s".formatted(change.path(), shortened(text(after), 0), forces);
        }
        if (after == null) {
            return "- %s: %s%s".formatted(change.path(), shortened(text(before), 0), forces);
        }
        var had = text(before);
        var has = text(after);
        var from = Math.max(had.length(), has.length()) > MAX_LENGTH ? Math.max(0, common(had, has) - CONTEXT) : 0;
        return "~ %s: %s => %s%s".formatted(change.path(), shortened(had, from), shortened(has, from), forces);
    }

    private static String text(@Nullable Object value) {
        return value == null
                ? "nothing"
                : Json.compact(value).replace("\"" + Unknown.VALUE + "\"", "(known after the up)");
    }

    private static int common(String one, String other) {
        var at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String shortened(String text, int from) {
        var rest = from > 0 ? "…" + text.substring(Math.min(from, text.length())) : text;
        return rest.length() > MAX_LENGTH ? rest.substring(0, MAX_LENGTH - 1) + "…" : rest;
    }

    public static int width(List<ResourceChange> changes) {
        return changes.stream()
                .mapToInt(change -> PlanTree.shortType(change.resource().type()).length())
                .max()
                .orElse(0);
    }
}
