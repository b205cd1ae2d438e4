package dev.slipway.settings.imports.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.FieldsPage;
import dev.slipway.settings.imports.FieldsPage.FieldGroup;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page about the fields of Copilot's manifests. */
class CopilotFieldsPageTest {
    private static final Path LIST = Path.of("src", "test", "copilot", "fields.txt");
    private static final Map<String, String> MANIFESTS = Map.of(
            "Load Balanced Web Service", "copilot/api/manifest.yml",
            "Backend Service", "copilot/admin/manifest.yml",
            "Worker Service", "copilot/worker/manifest.yml",
            "Scheduled Job", "copilot/nightly/manifest.yml",
            "Request-Driven Web Service", "copilot/edge/manifest.yml",
            "Static Site", "copilot/site/manifest.yml",
            "Environment", "copilot/environments/");

    private final FieldsPage page = new FieldsPage(
            CompleteWorkspace.read().report(), CopilotFieldsPageTest::field, CopilotFieldsPageTest::note);

    /** The path of a field without environments, positions and names of the user's choice. */
    private static String field(String path) {
        return path.replaceFirst("^environments\\.[a-z]+\\.", "")
                .replaceAll("\\[\\d+]", "[]")
                .replaceAll("(^|\\.)(variables|secrets|sidecars|volumes|depends_on)\\.[A-Za-z_]+", "$1$2.<name>");
    }

    private static String note(String note) {
        return note.replaceAll("(?<![\\w/])(api|admin|worker|nightly|edge)-(events|orders|test)\\b", "<name>")
                .replaceAll("\\b(API|ADMIN|WORKER|NIGHTLY|EDGE)_(EVENTS|ORDERS)_", "<NAME>_")
                .replaceAll("export \\S+ of", "export of");
    }

    private List<ReportEntry> entries(String type, String field) {
        return page.entries(MANIFESTS.get(type), field);
    }

    /** The entries about a field in the manifest of the first type that has some. */
    private List<ReportEntry> entries(FieldGroup group, String field) {
        return group.kinds().stream()
                .map(type -> entries(type, field))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void everyFieldOfEveryTypeIsInTheReport() throws IOException {
        for (var group : FieldsPage.groups(LIST)) {
            for (var type : group.kinds()) {
                assertThat(group.fields())
                        .as(type)
                        .filteredOn(field -> entries(type, field).isEmpty())
                        .isEmpty();
            }
        }
    }

    @Test
    void noFieldOfAManifestIsUnknown() {
        assertThat(page.report().entries(FieldResult.UNKNOWN))
                .filteredOn(entry -> entry.place().file().endsWith("manifest.yml"))
                .isEmpty();
    }

    @Test
    void thePageHasARowForEachField() throws IOException {
        var lines = new ArrayList<String>();
        for (var group : FieldsPage.groups(LIST)) {
            lines.add("## " + group.title());
            lines.add("In manifests of the type%s %s."
                    .formatted(group.kinds().size() == 1 ? "" : "s", String.join(", ", group.kinds())));
            lines.add("");
            lines.addAll(page.table(group.fields(), field -> entries(group, field)));
        }

        FieldsPage.isCurrent(Path.of("docs", "copilot-fields.md"), lines);
    }
}
