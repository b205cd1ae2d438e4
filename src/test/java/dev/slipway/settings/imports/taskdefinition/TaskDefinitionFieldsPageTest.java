package dev.slipway.settings.imports.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page about the fields of task definitions, from the report about one with all fields. */
class TaskDefinitionFieldsPageTest {
    private static final Path PAGE = Path.of("docs", "task-definition-fields.md");
    private static final String MARKER = "TaskDefinitionFieldsPageTest -Dgolden.write=true -->\n";
    private static final List<FieldResult> BY_IMPORTANCE =
            List.of(FieldResult.OPEN, FieldResult.LOST, FieldResult.CHANGED, FieldResult.TAKEN, FieldResult.IGNORED);

    private final ImportReport report = CompleteTaskDefinition.read().report();

    private record FieldList(String title, List<String> fields) {
        String file() {
            return title.equals("Service") ? "service.json" : "complete.json";
        }
    }

    private static List<FieldList> lists() throws IOException {
        return Arrays.stream(Files.readString(CompleteTaskDefinition.FOLDER.resolve("fields.txt"))
                        .split("\n\n"))
                .map(block -> block.lines().toList())
                .map(lines -> new FieldList(lines.get(0).substring(2), lines.subList(1, lines.size())))
                .toList();
    }

    /** The path of a field in the definition or the service, without positions. */
    private static String field(ReportEntry entry) {
        return entry.place()
                .path()
                .replaceFirst("^(taskDefinition|services\\[0])\\.", "")
                .replaceAll("\\[\\d+]", "[]");
    }

    private List<ReportEntry> entries(FieldList list, String field) {
        return BY_IMPORTANCE.stream()
                .flatMap(result -> report.entries(result).stream())
                .filter(entry -> entry.place().file().equals(list.file()))
                .filter(entry -> field(entry).equals(field))
                .toList();
    }

    @Test
    void everyFieldIsInTheReport() throws IOException {
        var missing = new ArrayList<String>();
        for (var list : lists()) {
            list.fields().stream()
                    .filter(field -> entries(list, field).isEmpty())
                    .forEach(missing::add);
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void noFieldIsUnknown() {
        assertThat(report.entries(FieldResult.UNKNOWN)).isEmpty();
    }

    @Test
    void thePageHasARowForEachField() throws IOException {
        var page = Files.readString(PAGE);
        var written = page.substring(0, page.indexOf(MARKER) + MARKER.length()) + generated();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, written);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(written);
    }

    private String generated() throws IOException {
        var lines = new ArrayList<String>();
        for (var list : lists()) {
            lines.add("## " + list.title());
            lines.add("| field | key | difference, or reason and alternative |");
            lines.add("|---|---|---|");
            list.fields().forEach(field -> lines.add(row(field, entries(list, field))));
            lines.add("");
        }
        return String.join("\n", lines);
    }

    /** The row of a field: its most important entry. */
    private static String row(String field, List<ReportEntry> entries) {
        var entry = entries.stream().min(Comparator.comparingInt(found -> BY_IMPORTANCE.indexOf(found.outcome())));
        return "| `%s` | %s | %s |"
                .formatted(
                        field.replaceFirst("^containerDefinitions\\[]\\.", ""),
                        entry.map(ReportEntry::target)
                                .filter(target -> !target.isEmpty())
                                .map(TaskDefinitionFieldsPageTest::key)
                                .orElse("none"),
                        entry.map(TaskDefinitionFieldsPageTest::note).orElse(""));
    }

    private static String note(ReportEntry entry) {
        var note = entry.note().replace("|", "\\|").replace("shop-api-task", "the role");
        return Optional.of(entry.outcome())
                .filter(result -> result == FieldResult.OPEN)
                .map(result -> "to fill in: " + note)
                .orElse(note);
    }

    private static String key(String target) {
        return "`%s`"
                .formatted(target.replaceAll("(services|fileSystems)\\.[a-z-]+", "$1.<name>")
                        .replaceAll("(environment|secrets|dependsOn|tags|ports)\\.[A-Za-z_]+", "$1.<name>")
                        .replaceAll("volumes\\./[a-z/]+", "volumes.<path>")
                        .replaceAll("\\[\\d+]", "[]"));
    }
}
