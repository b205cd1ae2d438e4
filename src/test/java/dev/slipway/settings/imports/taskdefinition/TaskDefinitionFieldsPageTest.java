package dev.slipway.settings.imports.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.FieldsPage;
import dev.slipway.settings.imports.FieldsPage.FieldGroup;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the fields of task definitions. */
class TaskDefinitionFieldsPageTest {
    private static final Path LIST = CompleteTaskDefinition.FOLDER.resolve("fields.txt");

    private final FieldsPage page = new FieldsPage(
            CompleteTaskDefinition.read().report(),
            path -> path.replaceFirst("^(taskDefinition|services\\[0])\\.", "").replaceAll("\\[\\d+]", "[]"),
            note -> note.replace("shop-api-task", "the role"));

    private List<ReportEntry> entries(FieldGroup group, String field) {
        return page.entries(group.title().equals("Service") ? "service.json" : "complete.json", field);
    }

    @Test
    void everyFieldIsInTheReport() throws IOException {
        assertThat(FieldsPage.missing(FieldsPage.groups(LIST), this::entries)).isEmpty();
    }

    @Test
    void noFieldIsUnknown() {
        assertThat(page.report().entries(FieldResult.UNKNOWN)).isEmpty();
    }

    @Test
    void thePageHasARowForEachField() throws IOException {
        FieldsPage.isCurrent(
                Path.of("docs", "task-definition-fields.md"), page.tables(FieldsPage.groups(LIST), this::entries));
    }
}
