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

    @Test
    void twoContainersOfATaskListenOnOnePort() {
        assertErrors(
                "same-port",
                "slipway:services.web.sidecars[0].port = 80: the service's own container and nginx listen on port 80 in the"
                        + " same task; choose another port for one of them",
                "slipway:services.web.sidecars[2].port = 9113: exporter and exporter2 listen on port 9113 in the same task;"
                        + " choose another port for one of them");
    }

    @Test
    void allErrorsOfAStartOrderAreReportedAtOnce() {
        assertErrors(
                "message-start-order",
                "slipway:services.web.after: is now called dependsOn; rename it",
                "slipway:services.web.dependsOn.cache = healthy: cache has no health.command; set health.command of cache",
                "slipway:services.web.dependsOn.ghost = start: the task has no sidecar ghost; add a sidecar of that name, or"
                        + " remove it",
                "slipway:services.web.dependsOn.setup = success: the end of setup would end the task; set essential of setup"
                        + " to false",
                "slipway:services.web.sidecars[2].name = web: the task has a container web already; rename the sidecar");
    }

    @Test
    void namesAndStartOrderOfSidecarsAreCheckedTogether() {
        assertErrors(
                "message-start-order-more",
                "slipway:services.web.after: is now called dependsOn; rename it",
                "slipway:services.web.dependsOn.ghost = start: the task has no sidecar ghost; add a sidecar of that name, or"
                        + " remove it",
                "slipway:services.web.dependsOn.setup = success: the end of setup would end the task; set essential of setup"
                        + " to false",
                "slipway:services.web.sidecars[1].name = web: the task has a container web already; rename the sidecar",
                "slipway:services.web.sidecars[2].name = setup: two are called setup; rename one",
                "slipway:services.web.sidecars[3].name = bad name: a name of up to 255 letters, digits, hyphens and"
                        + " underscores is allowed; rename the sidecar");
    }

    @Test
    void hostsOutsideOfTheZoneAreTheOnlyErrorsOfADomain() {
        assertErrors(
                "message-hosts",
                "slipway:domain.hosts[0] = dev.site: dev.site is outside of the zone example.org; give a label, such as server",
                "slipway:domain.hosts[1] = dev.site-files: dev.site-files is outside of the zone example.org; give a label,"
                        + " such as server",
                "slipway:services.web.health.grace: is now called graceSeconds; rename it",
                "slipway:services.web.health.interval: is now called intervalSeconds; rename it");
    }

    private static String secret(String variable) {
        return "error: app-task-definition has the secret %s of the container app in its environment: move it from environment: to secrets: [plain-secret]"
                .formatted(variable);
    }
}
