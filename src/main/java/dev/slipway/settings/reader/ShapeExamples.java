package dev.slipway.settings.reader;

import dev.slipway.settings.reader.SettingsReference.SettingKey;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Examples of the values of keys, such as {@code ports: {<name>: <number>}}, for the errors of values of another shape. An
 * object has its first keys in the order of reading.
 */
final class ShapeExamples {
    private static final int KEYS = 2;

    /** The keys that an example has first. */
    private static final List<String> FIRST = List.of("name", "image", "host", "paths", "port");

    private static final String NAME = ".<name>";
    private static final String ITEM = "[]";

    private final Map<String, SettingKey> all;

    /** @param all all keys that a stack file can have */
    ShapeExamples(SettingsReference all) {
        this.all = all.read();
    }

    /** A key with an example of its value; for an element of a list the value alone; empty for a key that is not known. */
    Optional<String> of(String path) {
        var general = SettingsReference.general(path);
        if (path.endsWith("]")) {
            return object(general);
        }
        var value = Optional.ofNullable(all.get(general)).map(this::value).or(() -> object(general));
        return value.map(example -> "%s: %s".formatted(path.substring(lastSeparator(path) + 1), example));
    }

    /** True for a key of a stack file, or a section. */
    boolean has(String path) {
        var key = SettingsReference.general(path);
        return all.keySet().stream()
                .anyMatch(other -> other.equals(key) || other.startsWith(key + ".") || other.startsWith(key + "["));
    }

    /** The names of the keys below a key. */
    Set<String> keysBelow(String path) {
        var start = SettingsReference.general(path) + ".";
        return all.keySet().stream()
                .filter(key -> key.startsWith(start))
                .map(key -> key.substring(start.length()).split("[.\\[]")[0])
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static int lastSeparator(String path) {
        return Math.max(path.lastIndexOf('.'), path.lastIndexOf(':'));
    }

    private String value(SettingKey key) {
        return switch (key.type()) {
            case "boolean" -> "true";
            case "integer", "number" -> "<number>";
            case "date" -> "<date>";
            // The description of the allowed objects ends with an example.
            case "object" -> key.allowed().replaceFirst("^.*such as ", "");
            case "list of strings" -> "[<text>, <text>]";
            case "string or list of strings", "list of strings and objects" -> "[<text>]";
            case "map of strings", "map of strings and objects" -> "{<name>: %s}".formatted(text(key));
            case "map of objects" ->
                "{<name>: %s}".formatted(object(key.path() + NAME).orElse("{}"));
            case "list of objects" -> "[%s]".formatted(object(key.path() + ITEM).orElse("{}"));
            case "object or list of objects" ->
                "[%s]".formatted(object(key.path()).orElse("{}"));
            default -> key.choices().isEmpty() ? "<text>" : key.choices().get(0);
        };
    }

    /** A number if the values of a map are numbers. */
    private static String text(SettingKey key) {
        return "80".matches(key.pattern()) && !"a".matches(key.pattern()) ? "<number>" : "<text>";
    }

    private static int place(String key) {
        return FIRST.contains(key) ? FIRST.indexOf(key) : FIRST.size();
    }

    private Optional<String> object(String path) {
        var keys = all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path + "."))
                .filter(entry -> !entry.getKey().substring(path.length() + 1).matches(".*[.\\[<].*"))
                .filter(entry -> !entry.getValue().type().contains("object"))
                .sorted(Comparator.comparingInt(entry -> place(entry.getKey().substring(path.length() + 1))))
                .limit(KEYS)
                .map(entry -> entry.getKey().substring(path.length() + 1) + ": " + value(entry.getValue()))
                .collect(Collectors.joining(", "));
        return keys.isEmpty() ? Optional.empty() : Optional.of("{%s}".formatted(keys));
    }
}
