package dev.slipway.settings.imports;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The result of an import, field by field. Equal entries of several stacks are one entry. */
public final class ImportReport {
    /** The ways in which a field is treated, the urgent ones first. */
    public enum FieldResult {
        OPEN(
                "to fill in",
                "Values that only you know. A stack file is refused, or a service does not start, without them."),
        LOST("no key", "Fields without a setting in Slipway, and the nearest way to the same."),
        UNKNOWN("not known", "Keys that no reader knows. The other tool ignored them, or they are typing errors."),
        CHANGED("taken over with a difference", "Settings that behave differently, or in another form."),
        DEFAULT(
                "default written",
                "Defaults of the other tool that differ from Slipway's, written so that services behave as before."),
        IGNORED("without effect", "Fields that have no effect in the imported stacks."),
        TAKEN("taken over", "Fields with a setting of the same meaning.");

        private final String title;
        private final String sentence;

        FieldResult(String title, String sentence) {
            this.title = title;
            this.sentence = sentence;
        }

        public String title() {
            return title;
        }

        public String sentence() {
            return sentence;
        }
    }

    /**
     * One field.
     *
     * @param target the full key in the stack file; empty without one
     * @param note the difference, the reason or the next step; empty for a field that was taken over as it is
     */
    public record ReportEntry(FieldResult outcome, SourcePlace place, String target, String note) {}

    private final Map<ReportEntry, Set<String>> stacks = new LinkedHashMap<>();
    private String stack = "";

    /** Starts the entries of a stack. */
    public void start(String name) {
        stack = name;
    }

    public void taken(SourceValue source, String target) {
        add(FieldResult.TAKEN, source, target, "");
    }

    public void changed(SourceValue source, String target, String note) {
        add(FieldResult.CHANGED, source, target, note);
    }

    /** A default of the other tool, which the stack file states. */
    public void defaulted(SourceValue source, String target, String note) {
        add(FieldResult.DEFAULT, source, target, note);
    }

    /** A value that the user fills in. */
    public void open(SourceValue source, String target, String note) {
        add(FieldResult.OPEN, source, target, note);
    }

    /** A field without a key; it is read with everything in it. */
    public void lost(SourceValue source, String note) {
        add(FieldResult.LOST, source.markAllRead(), "", note);
    }

    /** A field without effect; it is read with everything in it. */
    public void ignored(SourceValue source, String note) {
        add(FieldResult.IGNORED, source.markAllRead(), "", note);
    }

    public void unknown(SourceValue source, String note) {
        add(FieldResult.UNKNOWN, source, "", note);
    }

    /** A fact about a file or a folder. */
    public void add(FieldResult outcome, SourcePlace place, String target, String note) {
        stacks.computeIfAbsent(new ReportEntry(outcome, place, target, note), key -> new LinkedHashSet<>())
                .add(stack);
    }

    private void add(FieldResult outcome, SourceValue source, String target, String note) {
        add(outcome, source.place(), target, note);
    }

    /** The entries of an outcome: files in the order in which they were read, and the fields of each by line and name. */
    public List<ReportEntry> entries(FieldResult outcome) {
        var files = stacks.keySet().stream()
                .map(entry -> entry.place().file())
                .distinct()
                .toList();
        return stacks.keySet().stream()
                .filter(entry -> entry.outcome() == outcome)
                .sorted(Comparator.comparing((ReportEntry entry) ->
                                files.indexOf(entry.place().file()))
                        .thenComparing(entry -> entry.place().line())
                        .thenComparing(entry -> entry.place().path())
                        .thenComparing(ReportEntry::target)
                        .thenComparing(ReportEntry::note))
                .toList();
    }

    /** The stacks that an entry is about; an empty name for all of them. */
    public Set<String> stacksOf(ReportEntry entry) {
        return stacks.getOrDefault(entry, Set.of());
    }
}
