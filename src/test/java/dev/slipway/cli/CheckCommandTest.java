package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.BuildFolders;
import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CheckCommandTest extends ProjectHarness {
    private static final String WEB =
            "slipway:services: {web: {image: \"public.ecr.aws/nginx/nginx:1.29\", port: 80}}\n";

    private void addTests(String file, String maven) {
        BuildFolders.write(project, "src/test/" + file, "class Some {}");
        BuildFolders.script(project, "mvnw", "#!/bin/sh\necho \"$@\" > calls\n" + maven);
    }

    @Test
    void eachStackIsOneLineWithItsResourcesAndItsCost() throws IOException {
        writeStack("dev", "");
        writeStack("far", "af-south-1", "slipway:network: {nat: none}\n");

        assertThat(run("check")).isZero();

        assertThat(out.toString().lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("dev: ok, \\d+ resources, \\d+\\.\\d\\d USD a month, idle \\d+\\.\\d\\d");
        assertThat(out.toString().lines().toList().get(1)).matches("far: ok, \\d+ resources, cost not estimated");
        assertThat(out.toString()).endsWith("\ntests: none\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aBudgetInARegionWithoutPricesIsAWarning() throws IOException {
        writeStack("far", "af-south-1", "slipway:network: {nat: none}\nslipway:budget: {monthly: 50}\n");

        assertThat(run("check")).isZero();

        var lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("far: ok, \\d+ resources, cost not estimated, 1 warning");
        assertThat(lines.get(1))
                .isEqualTo("far: warning: slipway:budget.monthly = 50: the budget is not checked: no price list for"
                        + " af-south-1: run ./slipway prices af-south-1, which writes prices/af-south-1.yaml from AWS's"
                        + " public price list");
    }

    @Test
    void eachWarningIsPrinted() throws IOException {
        writeStack("dev", "slipway:services: {web: {image: \"public.ecr.aws/nginx/nginx\", port: 80}}\n");

        assertThat(run("check", "dev")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("dev: ok, ") && line.endsWith(", 1 warning"))
                .anyMatch(line -> line.startsWith("dev: warning: ") && line.endsWith(" [image-moving-tag]"));
    }

    @Test
    void allFaultsOfAllStacksAreReported() throws IOException {
        writeStack("bad", "slipway:protected: maybe\nslipway:network: {zones: 9}\n");
        writeStack("dear", "slipway:budget: {monthly: 1}\n");
        writeStack("dev", WEB);
        writeStack("prod", "slipway:protected: true\n" + WEB);

        assertThat(run("check")).isEqualTo(1);

        assertThat(out.toString().lines())
                .contains(
                        "bad: Pulumi.bad.yaml:3: slipway:protected = maybe: true or false is allowed; set it to true or false",
                        "bad: Pulumi.bad.yaml:4: slipway:network.zones = 9: 1 to 3 is allowed; set it to 3",
                        "prod: error: web-task-definition runs the container web from public.ecr.aws/nginx/nginx:1.29,"
                                + " whose tag can move: name the image by its digest, @sha256:… [image-pinned]")
                .anyMatch(line -> line.startsWith("dear: slipway:budget.monthly = 1: the stack costs $"))
                .anyMatch(line -> line.startsWith("dev: ok, "))
                .noneMatch(line -> line.startsWith("prod: ok"));
    }

    @Test
    void namedStacksAreCheckedAlone() throws IOException {
        writeStack("bad", "slipway:network: {zones: 9}\n");
        writeStack("dev", "");

        assertThat(run("check", "dev")).isZero();
        assertThat(out.toString()).startsWith("dev: ok, ").doesNotContain("bad");
    }

    @Test
    void aStackWithoutAFileIsRejectedWithThoseThatAreThere() throws IOException {
        writeStack("dev", "");
        writeStack("prod", "");

        assertThat(run("check", "nothing", "dev")).isEqualTo(1);

        assertThat(out.toString()).isEmpty();
        assertThat(err)
                .hasToString("there is no stack file Pulumi.nothing.yaml; create it, or name one of: dev, prod\n");
    }

    @Test
    void aStackFileInPlaceOfAStackIsAWrongCall() {
        assertThat(run("check", "dev", "./Pulumi.dev.yaml")).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("'./Pulumi.dev.yaml' is a stack file; did you mean the stack dev?\nsee ./slipway check");
    }

    @Test
    void aBaseFileIsNoStack() throws IOException {
        Files.writeString(project.resolve("team.yaml"), "config:\n  slipway:tags: {Team: shop}\n");
        writeStack("dev", "slipway:extends: team.yaml\n");

        assertThat(run("check", "--skip-tests")).isZero();

        assertThat(out.toString().lines()).singleElement().asString().startsWith("dev: ok, ");
    }

    @Test
    void aProjectWithoutStackFilesIsRejected() {
        assertThat(run("check")).isEqualTo(1);

        assertThat(err).hasToString("there is no stack file in %s; create Pulumi.<stack>.yaml\n".formatted(project));
    }

    @Test
    void theProjectsTestsRun() throws IOException {
        writeStack("dev", "");
        addTests("java/shop/StackTest.java", "");

        assertThat(run("check")).isZero();

        assertThat(out.toString()).endsWith("\ntests: ok\n");
        assertThat(project.resolve("calls")).hasContent("-q -B test");
    }

    @Test
    void aTestThatFailsRejectsTheProjectWithItsOutput() throws IOException {
        writeStack("dev", "");
        addTests("kotlin/StackTest.kt", "echo 'StackTest.prodIsInTwoZones failed'\nexit 1\n");

        assertThat(run("check")).isEqualTo(1);

        assertThat(out.toString()).startsWith("dev: ok, ").endsWith("\ntests: failed; mvn test repeats them\n");
        assertThat(err).hasToString("StackTest.prodIsInTwoZones failed\n");
    }

    @Test
    void testsOfSlipwayItselfAreNotTheProjectsOwn() throws IOException {
        writeStack("dev", "");
        addTests("java/dev/slipway/AppTest.java", "");
        BuildFolders.write(project, "src/test/resources/data.txt", "");

        assertThat(run("check")).isZero();
        assertThat(project.resolve("calls")).doesNotExist();

        addTests("java/shop/StackTest.java", "");
        assertThat(run("check")).isZero();
        assertThat(project.resolve("calls")).hasContent("-q -B test -Dtest=!dev/slipway/**");
    }

    @Test
    void testsCanBeSkipped() throws IOException {
        writeStack("dev", "");
        addTests("java/shop/StackTest.java", "exit 1\n");

        assertThat(run("check", "--skip-tests")).isZero();

        assertThat(out.toString().lines()).singleElement().asString().startsWith("dev: ok, ");
        assertThat(project.resolve("calls")).doesNotExist();
    }

    @Test
    void jsonHasEachStackWithItsProtectionAndFaults() throws IOException {
        writeStack("dev", "slipway:network: {zones: 9}\n");
        writeStack("prod", "slipway:protected: true\n");
        var file = project.resolve("check.json");

        assertThat(run("check", "--json", file.toString())).isEqualTo(1);

        var stacks =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("stacks");
        assertThat(stacks.get(0)).hasToString("""
                {"stack":"dev","protected":false,"resources":0,"warnings":0,"faults":["Pulumi.dev.yaml:3: \
                slipway:network.zones = 9: 1 to 3 is allowed; set it to 3"]}""");
        assertThat(stacks.get(1).getAsJsonObject().get("stack").getAsString()).isEqualTo("prod");
        assertThat(stacks.get(1).getAsJsonObject().get("protected").getAsBoolean())
                .isTrue();
        assertThat(stacks.get(1).getAsJsonObject().getAsJsonArray("faults")).isEmpty();
    }

    @Test
    void jsonIsPrintedAloneWithoutAFile() throws IOException {
        writeStack("dev", "");
        writeStack("prod", "");

        assertThat(run("check", "--json", "dev")).isZero();

        var stacks = JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("stacks");
        assertThat(stacks)
                .extracting(stack -> stack.getAsJsonObject().get("stack").getAsString())
                .containsExactly("dev");
        assertThat(err.toString()).startsWith("dev: ok, ");
    }

    @Test
    void aStackThatIsNamedTwiceIsCheckedOnce() throws IOException {
        writeStack("dev", "");

        assertThat(run("check", "dev", "dev", "--json=" + project.resolve("check.json")))
                .isZero();

        assertThat(out.toString().lines().filter(line -> line.startsWith("dev: ")))
                .hasSize(1);
        assertThat(project.resolve("check.json")).content().containsOnlyOnce("\"stack\"");
    }

    @Test
    void anUnknownOptionIsAWrongCall() {
        assertThat(run("check", "--skip")).isEqualTo(2);

        assertThat(err.toString()).startsWith("Unknown option: '--skip'");
    }
}
