package dev.slipway.settings.imports.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.FieldsPage;
import dev.slipway.settings.imports.FieldsPage.FieldGroup;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the fields of Compose files. */
class ComposeFieldsPageTest {
    private static final Path LIST = CompleteComposeFile.FOLDER.resolve("fields.txt");

    private final FieldsPage page =
            new FieldsPage(CompleteComposeFile.read("background").report(), ComposeFieldsPageTest::field, note -> note);

    /** The path of a field in a service, a volume or the file, without positions and names of the user's choice; not of a store. */
    private static String field(String path) {
        return path.replaceFirst("^services\\.(db|cache|mail)\\b", "stores")
                .replaceAll("\\[\\d+]", "[]")
                .replaceFirst("^x-[a-z]+$", "x-<name>")
                .replaceFirst("^(services|volumes|networks|secrets|configs|models)\\.[a-z]+$", "$1.<name>")
                .replaceFirst("^(services|volumes)\\.[a-z]+\\.", "$1.")
                .replaceAll("\\.(args|depends_on|environment)\\.[A-Za-z_]+", ".$1.<name>")
                .replaceFirst("\\.ulimits\\.(?!nofile)[a-z]+", ".ulimits.<name>");
    }

    private List<ReportEntry> entries(FieldGroup group, String field) {
        var prefix =
                switch (group.title()) {
                    case "Service" -> "services.";
                    case "Volume" -> "volumes.";
                    default -> "";
                };
        return page.entries("complete.yaml", prefix + field);
    }

    @Test
    void everyFieldIsInTheReport() throws IOException {
        assertThat(FieldsPage.missing(FieldsPage.groups(LIST), this::entries)).isEmpty();
    }

    @Test
    void noOtherFieldIsUnknown() {
        assertThat(page.report().entries(FieldResult.UNKNOWN))
                .extracting(entry -> entry.place().path())
                .containsExactly("services.web.unknown_field");
    }

    @Test
    void thePageHasARowForEachField() throws IOException {
        FieldsPage.isCurrent(Path.of("docs", "compose-fields.md"), page.tables(FieldsPage.groups(LIST), this::entries));
    }
}
