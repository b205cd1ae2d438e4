package dev.slipway.settings.reader;

import dev.slipway.base.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The errors of a stack file, collected and reported together. */
public final class ConfigErrors {
    /** The order of a file's lines; an error without a place comes last. */
    private static final Comparator<Optional<SourceLocation>> PLACES = Comparator.comparing(
            place -> place.orElse(null),
            Comparator.nullsLast(Comparator.comparing(SourceLocation::file).thenComparingInt(SourceLocation::line)));

    private final SourceLocations sources;
    private final Supplier<SettingsReference> all;
    private final List<ConfigError> found = new ArrayList<>();
    private final Set<String> written = new HashSet<>();
    private @Nullable ShapeExamples examples;

    /** Errors without examples of allowed values. */
    public ConfigErrors(SourceLocations sources) {
        this(sources, SettingsReference::new);
    }

    /** @param all all keys that a stack file can have, of which examples of allowed values are made */
    public ConfigErrors(SourceLocations sources, Supplier<SettingsReference> all) {
        this.sources = sources;
        this.all = all;
    }

    /** Examples of allowed values. All keys are read on the first call only, since most stack files need no example. */
    ShapeExamples examples() {
        if (examples == null) {
            examples = new ShapeExamples(all.get());
        }
        return examples;
    }

    /** The unquoted scalar of a key, if YAML makes another text of it. */
    Optional<String> changed(String key) {
        return sources.changed(key);
    }

    public void add(ConfigError error) {
        if (!found.contains(error)) {
            found.add(error);
        }
    }

    /** True if there is an error of the key, or of a key or position below it. */
    public boolean at(String key) {
        return found.stream().anyMatch(error -> error.isAt(key));
    }

    /** True if there is an error of a value that contains the key, such as {@code sidecars[0]}, within a section. */
    boolean above(String key, String section) {
        return found.stream()
                .map(ConfigError::key)
                .filter(other -> other.length() > section.length())
                .anyMatch(other -> key.startsWith(other + ".") || key.startsWith(other + "["));
    }

    /**
     * Adds the error of a key that its section does not know. A list of allowed keys is written once.
     *
     * @param path the full key
     */
    void addUnknown(String path, String key, Set<String> known) {
        var allowed = "allowed here: " + String.join(", ", known);
        var section = path.substring(0, path.length() - key.length());
        var fix = ForeignKeys.fix(key, own -> isKnown(own.split("\\."), section, known))
                .or(() -> Suggestions.to(key, known).map("did you mean %s?"::formatted))
                .orElseGet(() -> written.add(allowed) ? allowed : "the allowed keys are in a line above");
        add(ConfigError.of(path, "", "unknown key", fix));
    }

    /** True for a key of a stack file, or a section, such as {@code slipway:services}. */
    boolean isKey(String path) {
        return examples().has(path);
    }

    /** True for a key, or a key below one, that a section has. */
    private boolean isKnown(String[] parts, String section, Set<String> known) {
        return known.contains(parts[0])
                && (parts.length == 1
                        || examples().keysBelow(section + parts[0]).contains(parts[1]));
    }

    /**
     * Ends the program if there are errors, in the order of their lines.
     *
     * @throws ConfigException with one line for each error
     */
    public void refuse() {
        if (!found.isEmpty()) {
            var sorted = new ArrayList<>(found);
            sorted.sort(Comparator.comparing(error -> sources.of(error.key()), PLACES));
            throw new ConfigException(sorted, sources);
        }
    }
}
