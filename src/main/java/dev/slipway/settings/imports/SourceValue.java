package dev.slipway.settings.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value of an imported file: an object, a list, a text or nothing, with its place. It knows if it was read, so that values
 * that nobody reads are found.
 */
public final class SourceValue {
    /** The forms of a value. */
    public enum Form {
        OBJECT,
        LIST,
        TEXT,
        NOTHING
    }

    private final SourcePlace place;
    private final Form form;
    private final String text;
    private final String tag;
    private final Map<String, SourceValue> members = new LinkedHashMap<>();
    private final List<SourceValue> items = new ArrayList<>();
    /** The values of which an overridden object is made. */
    private final List<SourceValue> origins = new ArrayList<>();

    /** The keys that readers look for. */
    private final Set<String> asked = new LinkedHashSet<>();

    private boolean read;

    private SourceValue(SourcePlace place, Form form, String text, String tag) {
        this.place = place;
        this.form = form;
        this.text = text;
        this.tag = tag;
    }

    /** @param tag a tag of its own such as {@code !Ref}; empty for others */
    static SourceValue object(SourcePlace place, Map<String, SourceValue> members, String tag) {
        var value = new SourceValue(place, Form.OBJECT, "", tag);
        value.members.putAll(members);
        return value;
    }

    static SourceValue list(SourcePlace place, List<SourceValue> items, String tag) {
        var value = new SourceValue(place, Form.LIST, "", tag);
        value.items.addAll(items);
        return value;
    }

    static SourceValue text(SourcePlace place, String text, String tag) {
        return new SourceValue(place, Form.TEXT, text, tag);
    }

    /** An object without members, for a file that does not exist. */
    public static SourceValue absent(String file) {
        return object(new SourcePlace(file, 1, ""), Map.of(), "").markRead();
    }

    static SourceValue nothing(SourcePlace place) {
        return new SourceValue(place, Form.NOTHING, "", "");
    }

    /** The value of the given text at the place of this one; reading it reads this one. */
    public SourceValue withText(String other) {
        var value = new SourceValue(place, Form.TEXT, other, tag);
        value.origins.add(this);
        return value;
    }

    /** The list of the given texts at the place of this value. */
    public SourceValue withTexts(List<String> texts) {
        var value = list(place, texts.stream().map(this::withText).toList(), tag);
        value.origins.add(this);
        return value;
    }

    /** An object with the given members that are partly those of the others. */
    public SourceValue withMembers(Map<String, SourceValue> others, List<SourceValue> from) {
        var value = object(place, others, tag);
        value.origins.add(this);
        value.origins.addAll(from);
        return value;
    }

    /** The list of the given items at the place of this value. */
    public SourceValue withItems(List<SourceValue> others) {
        var value = list(place, others, tag);
        value.origins.add(this);
        return value;
    }

    public SourcePlace place() {
        return place;
    }

    public Form form() {
        return form;
    }

    /** True for an object. */
    public boolean isObject() {
        return form == Form.OBJECT;
    }

    /** True for a list. */
    public boolean isList() {
        return form == Form.LIST;
    }

    /** True for a text, also for a number or a boolean. */
    public boolean isText() {
        return form == Form.TEXT;
    }

    /** True for a text that is empty since its variables have no values. */
    boolean isBlankByVariables() {
        return isText() && text.isBlank() && !origins.isEmpty();
    }

    /** True for a key without a value. */
    public boolean isNothing() {
        return form == Form.NOTHING;
    }

    /** The text as it is written, without quotes; empty for other forms. */
    public String text() {
        return text;
    }

    /** A tag of its own such as {@code !Ref}; empty without one. */
    public String tag() {
        return tag;
    }

    /** The members of an object in their order, without marking them as read. */
    public Map<String, SourceValue> members() {
        return members;
    }

    /** The items of a list, without marking them as read. */
    public List<SourceValue> items() {
        return items;
    }

    /** A member with a value, without marking it as read. */
    public Optional<SourceValue> member(String key) {
        return Optional.ofNullable(members.get(key)).filter(member -> !member.isNothing());
    }

    /** Notes that a reader looks for a key. */
    void ask(String key) {
        asked.add(key);
        origins.forEach(origin -> origin.ask(key));
    }

    /** The keys that readers look for in an object. */
    public Set<String> asked() {
        return asked;
    }

    /** Marks the value as read; its members are read one by one. */
    public SourceValue markRead() {
        read = true;
        origins.forEach(SourceValue::markRead);
        return this;
    }

    /** Marks the value and everything in it as read. */
    public SourceValue markAllRead() {
        markRead();
        members.values().forEach(SourceValue::markAllRead);
        items.forEach(SourceValue::markAllRead);
        return this;
    }

    /** True if the value, or something in it, was read. */
    boolean isRead() {
        return read
                || members.values().stream().anyMatch(SourceValue::isRead)
                || items.stream().anyMatch(SourceValue::isRead);
    }

    /** A short form of the value for messages. */
    public String shown() {
        return switch (form) {
            case OBJECT -> "{%s}".formatted(String.join(", ", members.keySet()));
            case LIST -> "a list of %d".formatted(items.size());
            case TEXT -> text;
            case NOTHING -> "";
        };
    }
}
