package dev.slipway.settings.imports;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The Markdown page of an import: verdicts, next steps, and a table for each outcome. */
public final class ReportMarkdown {
    private final ImportReport report;
    private final int stacks;
    private final List<String> lines = new ArrayList<>();

    private ReportMarkdown(ImportReport report, int stacks) {
        this.report = report;
        this.stacks = stacks;
    }

    /**
     * The page.
     *
     * @param title the heading
     * @param sections further sections before the tables, by heading: lines of Markdown
     * @param stacks the number of imported stacks
     */
    public static String of(String title, Map<String, List<String>> sections, ImportReport report, int stacks) {
        var page = new ReportMarkdown(report, stacks);
        page.lines.add("# " + title);
        sections.forEach(page::section);
        for (var outcome : FieldResult.values()) {
            page.table(outcome);
        }
        return String.join("\n", page.lines) + "\n";
    }

    private void section(String heading, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add("## " + heading);
            lines.addAll(content);
        }
    }

    private void table(FieldResult outcome) {
        var entries = report.entries(outcome);
        if (entries.isEmpty()) {
            return;
        }
        var targets = entries.stream().anyMatch(entry -> !entry.target().isEmpty());
        var notes = entries.stream().anyMatch(entry -> !entry.note().isEmpty());
        lines.add("");
        lines.add("## %s (%d)".formatted(capitalized(outcome.title()), entries.size()));
        lines.add(outcome.sentence());
        lines.add("");
        lines.add("| place | field |%s%s".formatted(targets ? " key |" : "", notes ? " note |" : ""));
        lines.add("|---|---|%s%s".formatted(targets ? "---|" : "", notes ? "---|" : ""));
        entries.forEach(entry -> lines.add(row(entry, targets, notes)));
    }

    private String row(ReportEntry entry, boolean targets, boolean notes) {
        var place = entry.place();
        return "| %s | %s |%s%s"
                .formatted(
                        place,
                        place.path().isEmpty() ? "" : code(place.path()),
                        targets ? " %s |".formatted(entry.target().isEmpty() ? "" : code(entry.target())) : "",
                        notes ? " %s |".formatted(cell(entry.note() + onlyIn(entry))) : "");
    }

    /** The stacks of an entry that is not about all of them. */
    private String onlyIn(ReportEntry entry) {
        var names = report.stacksOf(entry);
        return names.contains("") || names.size() == stacks
                ? ""
                : " (%s)".formatted(names.stream().collect(Collectors.joining(", ")));
    }

    private static String code(String text) {
        return "`%s`".formatted(cell(text));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\n\\s*", " ").strip();
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
