package dev.slipway.analysis.diff;

import com.google.gson.JsonSyntaxException;
import dev.slipway.base.Json;
import dev.slipway.base.types.PropertyFacts;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the inputs of a resource with the former ones as its provider does: sets have no order, an empty list equals a missing one,
 * and JSON texts are compared by their content.
 */
final class InputComparison {
    private static final Pattern POSITION = Pattern.compile("\\[[^\\]]*]");

    /** A character that occurs in no path. */
    private static final String ANY_POSITION = "\0";

    /** The keys that identify the objects of a list, in the order of their use. */
    private static final List<String> NAMES = List.of("name", "id");

    private final PropertyFacts facts;
    private final List<String> ignored;
    private final List<String> forced;
    private final boolean json;
    private final List<PropertyChange> changes = new ArrayList<>();

    private InputComparison(PropertyFacts facts, List<String> ignored, List<String> forced, boolean json) {
        this.json = json;
        this.facts = facts;
        this.ignored = ignored;
        this.forced = forced;
    }

    /** The changed inputs, by their paths.
     *
     * @param forced the option {@code replaceOnChanges} of the resource, as paths or {@code *}
     */
    static List<PropertyChange> of(
            Map<String, Object> before, PlannedResource after, PropertyFacts facts, List<String> forced) {
        var comparison = new InputComparison(facts, after.ignoreChanges(), forced, false);
        comparison.objects("", before, after.inputs());
        return List.copyOf(comparison.changes);
    }

    private void objects(String path, Map<?, ?> before, Map<?, ?> after) {
        var keys = new TreeSet<String>();
        before.keySet().forEach(key -> keys.add(key.toString()));
        after.keySet().forEach(key -> keys.add(key.toString()));
        for (var key : keys) {
            values(path.isEmpty() ? key : path + "." + key, before.get(key), after.get(key));
        }
    }

    private void values(String path, @Nullable Object before, @Nullable Object after) {
        if (isIgnored(path) || isNone(before) && isNone(after)) {
            return;
        }
        if (isNone(before) || isNone(after)) {
            if (!isNone(after) || !facts.computed().contains(plain(path))) {
                add(path, before, after);
            }
        } else if (before instanceof Map<?, ?> had && after instanceof Map<?, ?> has) {
            objects(path, had, has);
        } else if (before instanceof List<?> had && after instanceof List<?> has) {
            var unordered = facts.sets().contains(plain(path));
            if (!((unordered || json) && named(path, had, has))) {
                if (unordered) {
                    sets(path, had, has);
                } else {
                    lists(path, had, has);
                }
            }
        } else if (!before.toString().equals(after.toString())) {
            texts(path, before, after);
        }
    }

    /** Compares JSON texts by their content. A change in it counts as a change of the whole text. */
    private void texts(String path, Object before, Object after) {
        var had = json(before);
        var has = json(after);
        if (had == null || has == null) {
            add(path, before, after);
            return;
        }
        var within = new InputComparison(PropertyFacts.NONE, ignored, List.of(), true);
        within.values(path, had, has);
        var replaces = replaces(path, before, after);
        within.changes.forEach(change -> changes.add(replaces ? change.replacing() : change));
    }

    private static @Nullable Object json(Object value) {
        if (!(value instanceof String text) || !(text.startsWith("{") || text.startsWith("["))) {
            return null;
        }
        try {
            return Json.read(text);
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    private void lists(String path, List<?> before, List<?> after) {
        for (var i = 0; i < Math.max(before.size(), after.size()); i++) {
            values(
                    "%s[%d]".formatted(path, i),
                    i < before.size() ? before.get(i) : null,
                    i < after.size() ? after.get(i) : null);
        }
    }

    private void sets(String path, List<?> before, List<?> after) {
        var gone = new ArrayList<Object>(before);
        var come = new ArrayList<Object>(after);
        before.stream().filter(come::remove).forEach(gone::remove);
        if (gone.size() == 1 && come.size() == 1) {
            values(path + "[]", gone.get(0), come.get(0));
            return;
        }
        gone.forEach(item -> add(path + "[]", item, null));
        come.forEach(item -> add(path + "[]", null, item));
    }

    /** Compares named objects, such as containers and their variables, by name; false if some have no name. */
    private boolean named(String path, List<?> before, List<?> after) {
        for (var key : NAMES) {
            var had = byName(before, key);
            var has = byName(after, key);
            if (had.size() == before.size() && has.size() == after.size()) {
                var names = new TreeSet<>(had.keySet());
                names.addAll(has.keySet());
                names.forEach(name -> values("%s[%s]".formatted(path, name), had.get(name), has.get(name)));
                return true;
            }
        }
        return false;
    }

    private static Map<String, Object> byName(List<?> objects, String key) {
        var byName = new HashMap<String, Object>();
        for (var item : objects) {
            if (item instanceof Map<?, ?> map && map.get(key) instanceof String name) {
                byName.put(name, item);
            }
        }
        return byName;
    }

    private void add(String path, @Nullable Object before, @Nullable Object after) {
        changes.add(new PropertyChange(path, before, after, replaces(path, before, after)));
    }

    private boolean replaces(String path, @Nullable Object before, @Nullable Object after) {
        var plain = plain(path);
        var leaves = new HashSet<String>();
        leaves(plain, before, leaves);
        leaves(plain, after, leaves);
        return facts.replaces(plain, leaves)
                || !path.endsWith("]") && facts.replaceOnPresence().contains(plain) && isNone(before) != isNone(after)
                || forced.stream()
                        .anyMatch(pattern -> pattern.equals("*") || PropertyFacts.isAtOrBelow(plain, plain(pattern)));
    }

    private static void leaves(String path, @Nullable Object value, Set<String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> leaves(path + "." + key, item, leaves));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> leaves(path, item, leaves));
        } else {
            leaves.add(path);
        }
    }

    /** True if the resource ignores changes of a path; {@code *} in a pattern matches any name or position. */
    private boolean isIgnored(String path) {
        return ignored.stream().anyMatch(ignoredPath -> {
            var pattern = Pattern.quote(ignoredPath.replace("[*]", ANY_POSITION))
                    .replace("*", "\\E[^.\\[]+\\Q")
                    .replace(ANY_POSITION, "\\E\\[[^\\]]*]\\Q");
            return Pattern.matches(pattern + "([.\\[].*)?", path);
        });
    }

    private static boolean isNone(@Nullable Object value) {
        return value == null
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static String plain(String path) {
        return POSITION.matcher(path).replaceAll("");
    }
}
