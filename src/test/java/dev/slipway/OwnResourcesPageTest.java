package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.engine.PlannedResource;
import dev.slipway.program.Preflight;
import dev.slipway.testing.HowToExtension;
import dev.slipway.testing.PolicyLines;
import dev.slipway.testing.StackConfigs;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the extension of {@code docs/how-to/own-resources.md} as the page has it, and plans a stack with it. */
class OwnResourcesPageTest {
    @TempDir
    private static Path project;

    private static URLClassLoader loader;
    private static Extensions extensions;

    @BeforeAll
    static void compile() throws IOException {
        HowToExtension.compile(project);
        loader = new URLClassLoader(new URL[] {project.toUri().toURL()}, Extension.class.getClassLoader());
        extensions = Extensions.of(loader);
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    private static Preflight preflight(int stackFile, String... more) throws IOException {
        var values = HowToExtension.config(stackFile);
        for (var i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return Preflight.of(StackConfigs.of(values), extensions);
    }

    @Test
    void theServiceHasTheVariablesOfBothLinks() throws IOException {
        var plan = preflight(0).plan();
        var containers = plan.named("web-task-definition").text("containerDefinitions");

        assertThat(containers)
                .containsPattern(
                        "\"name\":\"JOBS_URL\",\"value\":\"https://sqs.eu-west-1.amazonaws.com/123456789012/[\\w-]+\"")
                .containsPattern("\"name\":\"REDIS_HOST\",\"value\":\"master\\.[\\w.-]+\"")
                .contains("\"name\":\"REDIS_PORT\",\"value\":\"6379\"")
                .doesNotContain("SESSIONS_");
    }

    @Test
    void theTaskRoleHasTheStatementsOfTheQueue() throws IOException {
        assertThat(PolicyLines.of(preflight(0).plan(), "web-task-policy"))
                .singleElement()
                .asString()
                .matches("\\[sqs:SendMessage,sqs:ReceiveMessage,sqs:DeleteMessage] on"
                        + " arn:aws:sqs:eu-west-1:123456789012:[\\w-]+");
    }

    @Test
    void theCacheAdmitsTheTasks() throws IOException {
        var plan = preflight(0).plan();

        assertThat(plan.named("sessions-from-web").inputs())
                .containsEntry("fromPort", 6379L)
                .containsEntry(
                        "referencedSecurityGroupId", ((Map<?, ?>) plan.outputs().get("security_group_id")).get("web"));
        assertThat(plan.unknown()).isEmpty();
    }

    @Test
    void theGuardRailsLetTheStackPass() throws IOException {
        assertThat(preflight(0).findings()).noneMatch(Finding::isBlocking);
    }

    @Test
    void theDeployRoleHasThePermissionsOfTheExtensionsTypes() throws IOException {
        var preflight = preflight(0, "slipway:delivery", "{\"repository\":\"octo-org/octo-repo\"}");

        assertThat(preflight.plan().named("delivery-may-data").text("policy"))
                .contains("elasticache:CreateReplicationGroup", "elasticache:DeleteCacheSubnetGroup", "sqs:CreateQueue")
                .contains("AWSServiceRoleForElastiCache");
        assertThat(preflight.findings()).extracting(Finding::rule).doesNotContain("deploy-permissions");
        assertThat(preflight.plan().named("jobs").text("namePrefix")).isEqualTo("shop-test-jobs-");
    }

    @Test
    void theEstimateHasThePriceOfTheCache() throws IOException {
        assertThat(preflight(0).estimate().orElseThrow().lines())
                .filteredOn(line -> line.service().equals("elasticache"))
                .singleElement()
                .satisfies(line -> assertThat(line.cost(0)).isEqualTo(0.0128 * 730))
                .extracting(EstimateLine::what)
                .isEqualTo("sessions-cache");
    }

    @Test
    void theEstimateKnowsThatTheSubnetGroupIsFree() throws IOException {
        assertThat(preflight(0).estimate().orElseThrow().notEstimated())
                .noneMatch(line -> line.startsWith("aws:elasticache/"));
    }

    @Test
    void everyOwnResourceIsTagged() throws IOException {
        assertThat(preflight(0).plan().resources())
                .filteredOn(resource -> List.of("jobs", "sessions-cache").contains(resource.name()))
                .hasSize(2)
                .extracting(PlannedResource::inputs)
                .allSatisfy(inputs -> assertThat(inputs.get("tags").toString()).contains("Project=shop"));
    }

    @Test
    void theStackFileWithoutAnExtensionIsAccepted() throws IOException {
        assertThat(preflight(1).findings()).noneMatch(Finding::isBlocking);
    }
}
