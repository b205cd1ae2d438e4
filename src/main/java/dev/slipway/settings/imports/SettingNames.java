package dev.slipway.settings.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names in the form of stack files, up to 20 lower-case letters, digits and hyphens, for names of other tools. */
public final class SettingNames {
    private static final int MAX = 20;

    private final int max;

    private final Map<String, String> known = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    public SettingNames() {
        this(MAX);
    }

    /** @param max the length of a name, for names that AWS's limits make shorter */
    public SettingNames(int max) {
        this.max = Math.max(1, Math.min(MAX, max));
    }

    /** The name for a name of another tool; the same for the same one, and another one for each other. */
    public String of(String name) {
        return known.computeIfAbsent(name, this::unused);
    }

    /** The name if no other one has it; otherwise the longer one. */
    public String of(String id, String name, String longer) {
        return known.computeIfAbsent(id, key -> used.contains(slug(name, max)) ? unused(longer) : unused(name));
    }

    private String unused(String name) {
        var candidate = slug(name, max);
        for (var number = 2; !used.add(candidate); number++) {
            var end = "-" + number;
            candidate = slug(name, max - end.length()) + end;
        }
        return candidate;
    }

    /** The name in lower case with hyphens between its words. */
    private static String slug(String name, int max) {
        var words = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        var cut = words.length() > max ? words.substring(0, max) : words;
        return cut.isEmpty() ? "x" : cut.replaceAll("-+$", "");
    }
}
