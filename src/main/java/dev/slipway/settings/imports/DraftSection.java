package dev.slipway.settings.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A section of the settings that an import writes. Values are sections, lists, texts, numbers and booleans. Each method that takes
 * a source records the field in the report.
 */
public final class DraftSection {
    private final String path;
    private final ImportReport report;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private String comment = "";

    private DraftSection(String path, ImportReport report) {
        this.path = path;
        this.report = report;
    }

    /** The settings of a stack: the sections below {@code slipway:}. */
    public static DraftSection stack(ImportReport report) {
        return new DraftSection("slipway:", report);
    }

    /** A section that is put into another one later. */
    public static DraftSection detached(String path, ImportReport report) {
        return new DraftSection(path, report);
    }

    /** A section of the same place without members. */
    DraftSection emptyCopy() {
        var copy = new DraftSection(path, report);
        copy.comment = comment;
        return copy;
    }

    public ImportReport report() {
        return report;
    }

    /** The full key of a member, such as {@code slipway:services.api.cpu}. */
    public String key(String member) {
        return path.endsWith(":") ? path + member : path + "." + member;
    }

    public String path() {
        return path;
    }

    public Map<String, Object> members() {
        return members;
    }

    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** A line of comment above the section. */
    public DraftSection comment(String text) {
        comment = text;
        return this;
    }

    String comment() {
        return comment;
    }

    /** The section of a key, which is created if there is none. */
    public DraftSection section(String key) {
        return (DraftSection) members.computeIfAbsent(key, name -> new DraftSection(key(name), report));
    }

    /** A further section in the list of a key. */
    public DraftSection element(String key) {
        var list = list(key);
        var element = new DraftSection("%s[%d]".formatted(key(key), list.size()), report);
        list.add(element);
        return element;
    }

    /** Adds a text to the list of a key, once. */
    public void append(String key, Object value) {
        var list = list(key);
        if (!list.contains(value)) {
            list.add(value);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object> list(String key) {
        return (List<Object>) members.computeIfAbsent(key, name -> new ArrayList<>());
    }

    /** Writes a value without an entry of its own in the report. */
    public void put(String key, Object value) {
        members.put(key, value);
    }

    /** Writes a field that has the same meaning. */
    public void take(String key, Object value, SourceValue source) {
        put(key, value);
        report.taken(source, key(key));
    }

    /** Writes a field of the same type. */
    public <T> void take(String key, SourceField<T> field) {
        take(key, (Object) field.value(), field.source());
    }

    /** Writes a field that has another form or behaves differently. */
    public void change(String key, Object value, SourceValue source, String note) {
        put(key, value);
        report.changed(source, key(key), note);
    }

    /** Writes a default of the other tool, which differs from Slipway's. */
    public void preset(String key, Object value, SourceValue near, String note) {
        put(key, value);
        report.defaulted(near, key(key), note);
    }
}
