package dev.slipway.settings.reader;

import com.google.gson.JsonObject;
import dev.slipway.base.SpecException;
import dev.slipway.base.Suggestions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An object of the stack file, read key by key. A value that is not allowed becomes an error and reads as its default,
 * so that reading goes on and finds the other errors; {@link #close} adds an error for each key that was not read.
 */
public final class Section implements AutoCloseable {
    private final String path;
    private final RawValues values;
    private final AllowedNumbers numbers;
    private final ConfigErrors errors;
    private final KeyNotes notes;
    private final NestedSections nested;
    private final Set<String> former = new HashSet<>();

    public Section(String path, JsonObject values, ConfigErrors errors, SettingsReference reference) {
        this.path = path;
        this.values = new RawValues(path, values, errors);
        this.numbers = new AllowedNumbers(this.values);
        this.errors = errors;
        this.notes = new KeyNotes(path, reference);
        this.nested = new NestedSections(path, this.values, errors, reference, notes);
    }

    /** The full key of a key in this section. */
    public String full(String key) {
        return RawValues.full(path, key);
    }

    public boolean has(String key) {
        return values.has(key);
    }

    /**
     * True if the value of a key, or of a key below it, has an error: whatever depends on it would be an error that
     * disappears with the first one.
     */
    public boolean refused(String key) {
        return errors.at(full(key));
    }

    /** True if a key of the stack file, by its full name, has an error. */
    public boolean refusedElsewhere(String full) {
        return errors.at(full);
    }

    /** The keys of this section. */
    public Set<String> keys() {
        return values.keys();
    }

    public boolean flag(String key, boolean fallback) {
        notes.add(key, "boolean", Boolean.toString(fallback), "true or false");
        var value = values.scalar(key).orElse(Boolean.toString(fallback));
        if (value.equals("true") || value.equals("false")) {
            return Boolean.parseBoolean(value);
        }
        error(key, value, "true or false is allowed", "set it to true or false");
        return fallback;
    }

    public int integer(String key, int fallback, int min, int max) {
        return integer(key, fallback, min, max, "");
    }

    /** @param reason the reason of the limits, for the error; empty for none */
    public int integer(String key, int fallback, int min, int max, String reason) {
        notes.add(key, "integer", Integer.toString(fallback), min + " to " + max);
        return values.integer(key, min, max, reason).orElse(fallback);
    }

    public OptionalInt integer(String key, int min, int max) {
        notes.add(key, "integer", "none", min + " to " + max);
        return values.integer(key, min, max, "");
    }

    /** A whole number above an amount that is included without the key. */
    public OptionalInt above(String key, int included, int max, String unit) {
        notes.add(key, "integer", "none", (included + 1) + " to " + max);
        return numbers.above(key, included, max, unit);
    }

    /** One of the allowed numbers, which are in ascending order. */
    public int oneOf(String key, int fallback, List<Integer> allowed) {
        notes.add(key, "integer", Integer.toString(fallback), AllowedNumbers.listed(allowed));
        return numbers.oneOf(key, allowed).orElse(fallback);
    }

    /** One of the allowed numbers, which are in ascending order; empty if there is none or it is an error. */
    public OptionalInt oneOf(String key, List<Integer> allowed) {
        notes.add(key, "integer", "none", AllowedNumbers.listed(allowed));
        return numbers.oneOf(key, allowed);
    }

    /** A number that may have a fraction. */
    public double decimal(String key, String fallback, TextFormat form) {
        notes.add(key, "number", fallback, form);
        return Double.parseDouble(values.number(key, form).orElse(fallback));
    }

    /** A number that may have a fraction; empty if there is none or it is an error. */
    public Optional<BigDecimal> decimal(String key, TextFormat form) {
        notes.add(key, "number", "none", form);
        return values.number(key, form).map(BigDecimal::new);
    }

    public String text(String key, String fallback, TextFormat form) {
        notes.add(key, "string", fallback.isEmpty() ? "none" : fallback, form);
        return values.text(key, form).orElse(fallback);
    }

    public Optional<String> text(String key, TextFormat form) {
        notes.add(key, "string", "none", form);
        return values.text(key, form);
    }

    /** True if a key has a single value, neither an object nor a list. */
    public boolean isText(String key) {
        return values.isScalar(key);
    }

    /** The text under a key that may also have a section; empty if the key has none. */
    public Optional<String> textOrSection(String key, TextFormat form) {
        notes.add(key, "string or object", "none", form);
        return isText(key) ? values.text(key, form) : Optional.empty();
    }

    /** A date, as in 2030-12-31. YAML makes a time of it, if it has no quotes. */
    public Optional<LocalDate> date(String key) {
        notes.add(key, "date", "none", RawValues.DATE);
        return values.date(key);
    }

    /** One of an enum's constants, written as in {@code perZone} for {@code PER_ZONE}. */
    public <E extends Enum<E>> E choice(String key, E fallback) {
        notes.choice(key, EnumNames.written(fallback), names(fallback));
        return values.scalar(key)
                .flatMap(value -> constant(key, value, fallback))
                .orElse(fallback);
    }

    /** One or several of an enum's constants, without duplicates. */
    public <E extends Enum<E>> List<E> choices(String key, E fallback) {
        notes.choices(key, EnumNames.written(fallback), names(fallback));
        var chosen = values.isArray(key)
                ? values.textsByKey(key, TextFormat.of("one of " + String.join(", ", names(fallback)), ".+"))
                : values.scalar(key).map(value -> Map.of(key, value)).orElse(Map.of());
        var constants = chosen.entrySet().stream()
                .flatMap(value -> constant(value.getKey(), value.getValue(), fallback).stream())
                .toList();
        if (values.isArray(key) && chosen.isEmpty() && !refused(key)) {
            error(key, "", "a value is missing", "set it to " + EnumNames.written(fallback));
        }
        return constants.isEmpty() ? List.of(fallback) : constants;
    }

    private static <E extends Enum<E>> List<String> names(E constant) {
        return List.copyOf(EnumNames.of(constant.getDeclaringClass()).keySet());
    }

    /** The constant of a name; an unknown name is an error. */
    private <E extends Enum<E>> Optional<E> constant(String key, String value, E fallback) {
        var constants = EnumNames.of(fallback.getDeclaringClass());
        if (!constants.containsKey(value)) {
            var meant = Suggestions.to(value, constants.keySet());
            error(
                    key,
                    value,
                    String.join(", ", constants.keySet()) + " are allowed",
                    "set it to " + meant.orElse(EnumNames.written(fallback)));
        }
        return Optional.ofNullable(constants.get(value));
    }

    /** A list of texts; a list of one may be written as the text, unless it is of any texts, such as a command. */
    public List<String> texts(String key, List<String> fallback, TextFormat form) {
        return List.copyOf(textsByKey(key, fallback, form).values());
    }

    /** The texts of a list by their keys, such as {@code hosts[1]}: a refused text is left out, the others keep their positions. */
    public Map<String, String> textsByKey(String key, List<String> fallback, TextFormat form) {
        var type = form.equals(TextFormat.ANY) ? "list of strings" : "string or list of strings";
        notes.add(key, type, fallback.isEmpty() ? "none" : String.join(", ", fallback), form);
        var texts = new LinkedHashMap<String, String>();
        fallback.forEach(text -> texts.put(RawValues.position(key, texts.size()), text));
        return has(key) ? values.textsByKey(key, form) : texts;
    }

    /** An object of texts, such as environment variables, in alphabetical order. */
    public Map<String, String> map(String key, TextFormat names, TextFormat texts) {
        notes.map(key, names, texts);
        return values.map(key, names, texts);
    }

    /** The section under a key; an empty section if it is missing, and one that reports nothing more if it has another shape. */
    public Section section(String key) {
        return nested.section(key);
    }

    /** The object under a key whose keys and values are free, such as an event pattern; empty if there is none or it is an error. */
    public Optional<JsonObject> tree(String key, String allowed) {
        notes.add(key, "object", "none", allowed);
        return values.object(key).filter(tree -> has(key) && !refused(key));
    }

    /** The sections under a key by their names, in alphabetical order. */
    public Map<String, Section> sections(String key, TextFormat names) {
        return nested.sections(key, names);
    }

    /** The texts and objects under a key by their names, in alphabetical order; one of another kind is an error and left out. */
    public List<ListElement> textsOrSections(String key, TextFormat names, TextFormat form) {
        return nested.textsOrSections(key, names, form);
    }

    /** An empty object under a name that the user chooses, whose keys the reference then has without any in the stack file. */
    public Section example(String key) {
        return nested.example(key);
    }

    /** The objects of the list under a key; an empty section that reports nothing more for an element of another kind. */
    public List<Section> list(String key) {
        return nested.list(key);
    }

    /** The section under a key, or the sections of a list; one empty section if it is missing. */
    public List<Section> sectionOrList(String key) {
        return nested.sectionOrList(key);
    }

    /** The elements of a list of texts and objects; one of another kind is an error and left out. */
    public List<ListElement> elements(String key, String allowed, TextFormat form) {
        return nested.elements(key, allowed, form);
    }

    /**
     * A value made from other values, such as a spec from its keys; empty if one of its rules is broken, which is an
     * error of the key that the rule names.
     */
    public <T> Optional<T> make(Supplier<T> make) {
        return make("", make);
    }

    /**
     * A value made from other values; empty if one of its rules is broken.
     *
     * @param key the key of the error if the rule names none, since many keys have values of the type
     */
    public <T> Optional<T> make(String key, Supplier<T> make) {
        try {
            return Optional.ofNullable(make.get());
        } catch (SpecException e) {
            values.refuse(key, e);
            return Optional.empty();
        }
    }

    /** Like {@link #make(String, Supplier)} for a value that may be a secret: an error does not show it. */
    public <T> Optional<T> makeHidden(String key, Supplier<T> make) {
        try {
            return Optional.ofNullable(make.get());
        } catch (SpecException e) {
            error(key, "", e.problem(), e.fix());
            return Optional.empty();
        }
    }

    /** Like {@link #make(String, Supplier)}, with a replacement for a refused value. */
    public <T> T make(String key, T fallback, Supplier<T> make) {
        return make(key, make).orElse(fallback);
    }

    /**
     * Declares the former name of a key. A value under the former name is an error that names the new one, and is read
     * under the new one, so that its own errors are found too.
     *
     * @return this section
     */
    public Section renamed(String formerKey, String key) {
        former.add(formerKey);
        if (has(formerKey)) {
            error(formerKey, "", "is now called " + key, "rename it");
            if (!has(key)) {
                values.values().add(key, values.values().get(formerKey));
            }
        }
        return this;
    }

    /** Refuses a key that has no effect here, with any value. */
    public void refuse(String key, String why, String fix) {
        notes.read(key);
        if (has(key)) {
            error(key, "", why, fix);
        }
    }

    /**
     * Refuses a key of another tool, with any value.
     *
     * @param fix the fix by the value, which is empty if it is no single one
     */
    public void refuse(String key, String why, UnaryOperator<String> fix) {
        notes.read(key);
        if (has(key)) {
            var value = isText(key) ? values.scalar(key).orElse("") : "";
            error(key, value, why, fix.apply(value));
        }
    }

    public void error(String key, String value, String allowed, String fix) {
        values.error(key, value, allowed, fix);
    }

    @Override
    public void close() {
        values.keys().stream()
                .filter(key -> !notes.known().contains(key) && !former.contains(key))
                .forEach(key -> errors.addUnknown(full(key), key, notes.known()));
    }
}
