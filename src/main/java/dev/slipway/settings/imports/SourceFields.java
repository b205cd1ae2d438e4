package dev.slipway.settings.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The typed reader of an object's fields. Each read marks the field as read; a value of another type is an error, and reads as
 * absent. A key without a value is absent, too, as is a number, flag or duration whose variables have no values.
 */
public final class SourceFields {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Double> NANOS =
            Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9);
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "n");

    private final SourceValue source;
    private final ImportErrors errors;

    public SourceFields(SourceValue source, ImportErrors errors) {
        this.source = source.markRead();
        this.errors = errors;
    }

    public SourceValue source() {
        return source;
    }

    public ImportErrors errors() {
        return errors;
    }

    /** The value of a key, of any form. */
    public Optional<SourceValue> value(String key) {
        source.ask(key);
        Optional.ofNullable(source.members().get(key)).ifPresent(SourceValue::markRead);
        return source.member(key);
    }

    /** A text, number or boolean as it is written. */
    public Optional<SourceField<String>> text(String key) {
        return value(key)
                .filter(value -> is(value, value.isText(), "a text is allowed; write one"))
                .map(value -> new SourceField<>(value, value.text()));
    }

    /** A text of a list of allowed ones, without regard to case. */
    public Optional<SourceField<String>> choice(String key, List<String> allowed) {
        return text(key)
                .filter(field -> !field.source().isBlankByVariables())
                .filter(field -> is(
                        field.source(),
                        allowed.stream().anyMatch(field.value()::equalsIgnoreCase),
                        "%s is allowed; choose one".formatted(String.join(", ", allowed))));
    }

    /** A whole number of a range. */
    public Optional<SourceField<Integer>> integer(String key, int min, int max) {
        return value(key).flatMap(value -> integer(value, min, max));
    }

    /** A value as a whole number of a range. */
    public Optional<SourceField<Integer>> integer(SourceValue value, int min, int max) {
        if (value.isBlankByVariables()) {
            return Optional.empty();
        }
        var number = value.text().matches("-?\\d{1,9}") ? Integer.parseInt(value.text()) : min - 1;
        return is(
                        value,
                        value.isText() && number >= min && number <= max,
                        "a whole number from %d to %d is allowed; write it without quotes and units"
                                .formatted(min, max))
                ? Optional.of(new SourceField<>(value, number))
                : Optional.empty();
    }

    /** True or false. */
    public Optional<SourceField<Boolean>> flag(String key) {
        return value(key).flatMap(this::flag);
    }

    /** A value as true or false. */
    public Optional<SourceField<Boolean>> flag(SourceValue value) {
        if (value.isBlankByVariables()) {
            return Optional.empty();
        }
        return is(value, isFlag(value), "true or false is allowed; write one")
                ? Optional.of(
                        new SourceField<>(value, TRUE.contains(value.text().toLowerCase(Locale.ROOT))))
                : Optional.empty();
    }

    /** True for a boolean. */
    public static boolean isFlag(SourceValue value) {
        var text = value.text().toLowerCase(Locale.ROOT);
        return value.isText() && (TRUE.contains(text) || FALSE.contains(text));
    }

    /** A duration such as {@code 1h30m}, {@code 15s} or {@code 250ms}. */
    public Optional<SourceField<Duration>> duration(String key) {
        return text(key).filter(field -> !field.source().isBlankByVariables()).flatMap(field -> {
            var nanos = nanos(field.value());
            return is(field.source(), nanos >= 0, "a duration with a unit is allowed; write it as in 90s, 15m or 1h30m")
                    ? Optional.of(new SourceField<>(field.source(), Duration.ofNanos((long) nanos)))
                    : Optional.empty();
        });
    }

    /** The duration of a text such as {@code 1h30m}; empty for another text. */
    public static Optional<Duration> durationOf(String text) {
        var nanos = nanos(text);
        return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos((long) nanos));
    }

    /** The nanoseconds of a duration; negative for another text. */
    private static double nanos(String text) {
        var days = text.matches("\\d+d") ? Integer.parseInt(text.substring(0, text.length() - 1)) * 24 + "h" : text;
        var parts = DURATION.matcher(days);
        if (!days.replaceAll(DURATION.pattern(), "").isEmpty() || days.isEmpty()) {
            return days.equals("0") ? 0 : -1;
        }
        return parts.results()
                .mapToDouble(part -> Double.parseDouble(part.group(1)) * NANOS.get(part.group(2)))
                .sum();
    }

    /** A text, or a list of texts. */
    public Optional<SourceField<List<String>>> texts(String key) {
        return value(key).flatMap(value -> {
            if (value.isText()) {
                return Optional.of(new SourceField<>(value, List.of(value.text())));
            }
            var all = value.isList() && value.items().stream().allMatch(SourceValue::isText);
            value.items().forEach(SourceValue::markRead);
            return is(value, all, "a text or a list of texts is allowed; write [a, b]")
                    ? Optional.of(new SourceField<>(
                            value, value.items().stream().map(SourceValue::text).toList()))
                    : Optional.empty();
        });
    }

    /** The fields of an object. */
    public Optional<SourceFields> section(String key) {
        return value(key).flatMap(this::section);
    }

    /** A value as the fields of an object. */
    public Optional<SourceFields> section(SourceValue value) {
        return is(value, value.isObject(), "an object of keys is allowed; write its keys below it")
                ? Optional.of(new SourceFields(value, errors))
                : Optional.empty();
    }

    /** The members of an object with names of the file's choice. */
    public Map<String, SourceValue> entries(String key) {
        return value(key)
                .filter(value -> is(value, value.isObject(), "an object of keys is allowed; write its keys below it"))
                .map(SourceValue::members)
                .orElse(Map.of());
    }

    /** An object of texts. */
    public Map<String, String> textEntries(String key) {
        var texts = new LinkedHashMap<String, String>();
        entries(key).forEach((name, value) -> {
            if (is(value.markRead(), value.isText() || value.isNothing(), "a text is allowed; write one")) {
                texts.put(name, value.text());
            }
        });
        return texts;
    }

    /** The items of a list. */
    public List<SourceValue> items(String key) {
        return value(key)
                .filter(value -> is(value, value.isList(), "a list is allowed; write each element after a hyphen"))
                .map(SourceValue::items)
                .orElse(List.of());
    }

    /** The items of a list as objects. */
    public List<SourceFields> sections(String key) {
        var sections = new ArrayList<SourceFields>();
        items(key).forEach(item -> section(item).ifPresent(sections::add));
        return sections;
    }

    private boolean is(SourceValue value, boolean valid, String message) {
        if (!valid) {
            errors.add(value.markAllRead(), message);
        }
        return valid;
    }
}
