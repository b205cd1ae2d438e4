package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.guard.Finding;
import dev.slipway.program.Preflight;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Stack files as people wrote them, in {@code src/test/resources/cases}, with their whole answers. */
class CasesTest {
    private static Preflight plan(String name) {
        var file = Path.of("src", "test", "resources", "cases", name + ".yaml");
        return App.preflight(StackFile.read(Path.of("").toAbsolutePath(), "test", file));
    }

    private static void assertFindings(String name, String... lines) {
        assertThat(plan(name).findings()).extracting(Finding::line).containsExactly(lines);
    }

    private static void assertErrors(String name, String... lines) {
        TestStack.assertErrors(() -> plan(name), lines);
    }

    @Test
    void secretsUnderTheirUsualNamesAreFound() {
        assertFindings(
                "plain-secret-missed",
                secret("ConnectionStrings__Default"),
                secret("GITHUB_PAT"),
                secret("PGPASSWORD"),
                secret("RABBITMQ_DEFAULT_PASS"),
                secret("SECRET_KEY_BASE"),
                secret("SPRING_DATASOURCE_URL"));
    }

    @Test
    void publicValuesAreNoSecrets() {
        assertFindings("plain-secret-harmless");
    }

    @Test
    void aWaiverOfATaskHidesNoPassword() {
        assertFindings(
                "waiver-hides",
                secret("DB_PASSWORD"),
                "warning: the waiver of plain-secret for app-task-definition names no variable:"
                        + " set variable to the one that the finding names [waiver-unused]");
    }

    private static String secret(String variable) {
        return "error: app-task-definition has the secret %s of the container app in its environment: move it from environment: to secrets: [plain-secret]"
                .formatted(variable);
    }
}
