package dev.slipway.settings.imports.copilot;

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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Walks the list of all fields of Copilot's manifests: each one is in the workspace {@code src/test/copilot/complete} and in the report
 * of its import. The rows of {@code docs/copilot-fields.md} are those of the report; {@code -Dgolden.write=true} writes them.
 */
class CopilotFieldsPageTest {
    private static final Path FOLDER = Path.of("src", "test", "copilot");
    private static final Path PAGE = Path.of("docs", "copilot-fields.md");
    private static final String MARKER =
            "<!-- The rest is written by mvn test -Dtest=CopilotFieldsPageTest -Dgolden.write=true -->\n";
    private static final Map<String, String> MANIFESTS = Map.of(
            "Load Balanced Web Service", "copilot/api/manifest.yml",
            "Backend Service", "copilot/admin/manifest.yml",
            "Worker Service", "copilot/worker/manifest.yml",
            "Scheduled Job", "copilot/nightly/manifest.yml",
            "Request-Driven Web Service", "copilot/edge/manifest.yml",
            "Static Site", "copilot/site/manifest.yml",
            "Environment", "copilot/environments/");

    private final ImportReport report = CompleteWorkspace.read().report();

    private record FieldGroup(String title, List<String> types, List<String> fields) {}

    private static List<FieldGroup> groups() throws IOException {
        return Arrays.stream(Files.readString(FOLDER.resolve("fields.txt")).split("\n\n"))
                .map(block -> block.lines().toList())
                .map(lines -> new FieldGroup(
                        lines.get(0).substring(2),
                        List.of(lines.get(1).replace("types: ", "").split(", ")),
                        lines.subList(2, lines.size())))
                .toList();
    }

    /** The path of a field without environments, positions and names of the user's choice. */
    private static String field(ReportEntry entry) {
        return entry.place()
                .path()
                .replaceFirst("^environments\\.[a-z]+\\.", "")
                .replaceAll("\\[\\d+]", "[]")
                .replaceAll("(^|\\.)(variables|secrets|sidecars|volumes|depends_on)\\.[A-Za-z_]+", "$1$2.<name>");
    }

    private List<ReportEntry> entries(String type, String field) {
        return Arrays.stream(FieldResult.values())
                .filter(result -> result != FieldResult.DEFAULT && result != FieldResult.UNKNOWN)
                .flatMap(result -> report.entries(result).stream())
                .filter(entry -> entry.place().file().startsWith(MANIFESTS.get(type)))
                .filter(entry -> field(entry).equals(field))
                .toList();
    }

    @Test
    void everyFieldOfEveryTypeIsInTheReport() throws IOException {
        var missing = new ArrayList<String>();
        for (var group : groups()) {
            for (var type : group.types()) {
                group.fields().stream()
                        .filter(field -> entries(type, field).isEmpty())
                        .forEach(field -> missing.add("%s: %s".formatted(type, field)));
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void noFieldOfAManifestIsUnknown() {
        assertThat(report.entries(FieldResult.UNKNOWN))
                .filteredOn(entry -> entry.place().file().endsWith("manifest.yml"))
                .isEmpty();
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
        for (var group : groups()) {
            lines.add("## " + group.title());
            lines.add("In manifests of the type%s %s."
                    .formatted(group.types().size() == 1 ? "" : "s", String.join(", ", group.types())));
            lines.add("");
            lines.add("| field | key | difference, or reason and alternative |");
            lines.add("|---|---|---|");
            group.fields().forEach(field -> lines.add(row(group, field)));
            lines.add("");
        }
        return String.join("\n", lines);
    }

    /** The row of a field: the entry with the most to say, from the first type. */
    private String row(FieldGroup group, String field) {
        var entries = group.types().stream()
                .map(type -> entries(type, field))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        var entry = entries.stream().min(Comparator.comparing(found -> found.outcome() == FieldResult.IGNORED ? 1 : 0));
        return "| `%s` | %s | %s |"
                .formatted(
                        field,
                        entry.map(ReportEntry::target)
                                .filter(target -> !target.isEmpty())
                                .map(CopilotFieldsPageTest::key)
                                .orElse("none"),
                        entry.map(CopilotFieldsPageTest::note).orElse(""));
    }

    private static String note(ReportEntry entry) {
        var note = entry.note()
                .replaceAll("(?<![\\w/])(api|admin|worker|nightly|edge)-(events|orders|test)\\b", "<name>")
                .replaceAll("\\b(API|ADMIN|WORKER|NIGHTLY|EDGE)_(EVENTS|ORDERS)_", "<NAME>_")
                .replaceAll("export \\S+ of", "export of")
                .replace("|", "\\|");
        return Optional.of(entry.outcome())
                .filter(result -> result == FieldResult.OPEN)
                .map(result -> "to fill in: " + note)
                .orElse(note);
    }

    private static String key(String target) {
        return "`%s`"
                .formatted(target.replaceAll(
                                "(services|jobs|topics|queues|buckets|fileSystems|tables)\\.[a-z-]+", "$1.<name>")
                        .replaceAll("(environment|secrets|dependsOn)\\.[A-Za-z_]+", "$1.<name>")
                        .replaceAll("volumes\\./[a-z/]+", "volumes.<path>")
                        .replaceAll("\\[\\d+]", "[]"));
    }
}
