package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.engine.PlannedResource;
import dev.slipway.program.Preflight;
import dev.slipway.testing.PolicyLines;
import dev.slipway.testing.StackConfigs;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Compiles the extension of {@code docs/how-to/own-resources.md} as the page has it, and plans a stack with it. */
class OwnResourcesPageTest {
    private static final Path PAGE = Path.of("docs", "how-to", "own-resources.md");

    /** A file of the page: its path in backquotes, and the block that follows. */
    private static final Pattern FILE = Pattern.compile(
            "`((?:com/example|META-INF/services)/[^`]+)`(?:(?!```).)*```\\w+\n(.*?)```", Pattern.DOTALL);

    private static final Pattern STACK_FILE = Pattern.compile("```yaml\n(config:.*?)```", Pattern.DOTALL);

    @TempDir
    private static Path project;

    private static URLClassLoader loader;
    private static Extensions extensions;

    @BeforeAll
    static void compile() throws IOException {
        var sources = new ArrayList<String>();
        var files = FILE.matcher(Files.readString(PAGE)).results().toList();
        assertThat(files).hasSize(4);
        for (var file : files) {
            var path = project.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
            if (path.toString().endsWith(".java")) {
                sources.add(path.toString());
            }
        }
        var arguments = new ArrayList<>(List.of(
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                project.toString(),
                "-Xlint:all",
                "-Werror"));
        arguments.add("-proc:none");
        arguments.addAll(sources);
        var exitCode = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(exitCode).isZero();
        loader = new URLClassLoader(new URL[] {project.toUri().toURL()}, Extension.class.getClassLoader());
        extensions = Extensions.of(loader);
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    private static Preflight preflight(int stackFile, String... more) throws IOException {
        var block = STACK_FILE
                .matcher(Files.readString(PAGE))
                .results()
                .toList()
                .get(stackFile)
                .group(1);
        var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(block);
        var values = new HashMap<String, String>();
        ((Map<?, ?>) file.get("config")).forEach((key, value) -> values.put(key.toString(), new Gson().toJson(value)));
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
                .containsPattern("\"name\":\"REDIS_HOST\",\"value\":\"primaryendpointaddress[\\w.-]+\"")
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
