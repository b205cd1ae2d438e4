package dev.slipway.settings.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page about the fields of another tool's files. Its rows are those of the report about a file with all fields;
 * {@code -Dgolden.write=true} writes them.
 *
 * @param report about the file with all fields
 * @param field the field of a path in the file, without positions and names of the user's choice
 * @param note the note of a row for that of the report
 */
public record FieldsPage(ImportReport report, UnaryOperator<String> field, UnaryOperator<String> note) {
    private static final Pattern MARKER = Pattern.compile("<!-- The rest is written by .* -->\n");
    private static final List<FieldResult> BY_IMPORTANCE =
            List.of(FieldResult.OPEN, FieldResult.LOST, FieldResult.CHANGED, FieldResult.TAKEN, FieldResult.IGNORED);

    /**
     * A table of a page.
     *
     * @param kinds the kinds of files that have the fields; empty for files of one kind
     */
    public record FieldGroup(String title, List<String> kinds, List<String> fields) {
        private static FieldGroup of(List<String> lines) {
            var hasKinds = lines.get(1).startsWith("types: ");
            return new FieldGroup(
                    lines.get(0).substring(2),
                    hasKinds ? List.of(lines.get(1).replace("types: ", "").split(", ")) : List.of(),
                    lines.subList(hasKinds ? 2 : 1, lines.size()));
        }
    }

    /** The groups of a list of fields, between empty lines: a title, the kinds of files if there are several, and the fields. */
    public static List<FieldGroup> groups(Path list) throws IOException {
        return Arrays.stream(Files.readString(list).split("\n\n"))
                .map(block -> FieldGroup.of(block.lines().toList()))
                .toList();
    }

    /** The entries about a field in files whose path starts in this way, the important ones first. */
    public List<ReportEntry> entries(String file, String name) {
        return BY_IMPORTANCE.stream()
                .flatMap(result -> report.entries(result).stream())
                .filter(entry -> entry.place().file().startsWith(file))
                .filter(entry -> field.apply(entry.place().path()).equals(name))
                .toList();
    }

    /** The fields of groups without an entry. */
    public static List<String> missing(
            List<FieldGroup> groups, BiFunction<FieldGroup, String, List<ReportEntry>> entries) {
        return groups.stream()
                .flatMap(group -> group.fields().stream()
                        .filter(name -> entries.apply(group, name).isEmpty()))
                .toList();
    }

    /** The lines of a title and a table for each group. */
    public List<String> tables(List<FieldGroup> groups, BiFunction<FieldGroup, String, List<ReportEntry>> entries) {
        return groups.stream()
                .flatMap(group -> Stream.concat(
                        Stream.of("## " + group.title()),
                        table(group.fields(), name -> entries.apply(group, name)).stream()))
                .toList();
    }

    /** The lines of a table with a row for each field. */
    public List<String> table(List<String> fields, Function<String, List<ReportEntry>> entries) {
        var lines = new ArrayList<String>();
        lines.add("| field | key | difference, or reason and alternative |");
        lines.add("|---|---|---|");
        fields.forEach(name -> lines.add(row(name, entries.apply(name))));
        lines.add("");
        return lines;
    }

    private String row(String name, List<ReportEntry> entries) {
        var entry = entries.stream().findFirst();
        return "| `%s` | %s | %s |"
                .formatted(
                        name.replaceFirst("^containerDefinitions\\[]\\.", ""),
                        entry.map(ReportEntry::target)
                                .filter(target -> !target.isEmpty())
                                .map(FieldsPage::key)
                                .orElse("none"),
                        entry.map(this::shown).orElse(""));
    }

    private String shown(ReportEntry entry) {
        var text = note.apply(entry.note()).replace("|", "\\|");
        return entry.outcome() == FieldResult.OPEN ? "to fill in: " + text : text;
    }

    private static String key(String target) {
        return "`%s`"
                .formatted(target.replaceAll(
                                "(services|jobs|topics|queues|buckets|fileSystems|tables)\\.[a-z-]+", "$1.<name>")
                        .replaceAll("(environment|secrets|dependsOn|tags|ports|args)\\.[A-Za-z_-]+", "$1.<name>")
                        .replaceAll("(volumes|secretFiles)\\./[a-z/-]+", "$1.<path>")
                        .replaceAll("\\[\\d+]", "[]"));
    }

    /** Asserts that a page ends with these lines. */
    public static void isCurrent(Path page, List<String> lines) throws IOException {
        var text = Files.readString(page);
        var marker = MARKER.matcher(text);
        assertThat(marker.find()).isTrue();
        var written = text.substring(0, marker.end()) + String.join("\n", lines);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(page, written);
        }
        assertThat(Files.readString(page)).isEqualTo(written);
    }
}
