package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipwayTest extends ProjectHarness {

    @BeforeEach
    void writeDevStack() throws IOException {
        writeStack("dev", "");
    }

    @Test
    void aPreviewShowsResourcesOutputsAndGuardRails() {
        assertThat(run("preview", "dev")).isZero();

        assertThat(out.toString().lines())
                .startsWith("Previewing shop-dev on the embedded engine: nothing is created", "")
                .contains(
                        "Outputs:",
                        "    cluster_name: \"shop-dev-cluster\"",
                        "Guard rails:",
                        "    nothing found",
                        "Resources:")
                .anyMatch(line -> line.matches(" \\+   .*aws:ec2:Vpc +network-vpc"))
                .noneMatch(line -> line.contains("cidrBlock"));
        assertThat(out.toString()).containsPattern("\n    \\+ \\d+ to create\n\nCost a month in eu-west-1, in USD");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void showInputsShowsThem() {
        assertThat(run("preview", "dev", "--show-inputs")).isZero();

        assertThat(out.toString()).contains("\"cidrBlock\": \"10.0.0.0/16\"");
    }

    @Test
    void jsonIsThePlanWithItsFindings() throws IOException {
        var file = project.resolve("plan.json");

        assertThat(run("preview", "dev", "--json", file.toString())).isZero();

        var text = Files.readString(file);
        var plan = JsonParser.parseString(text).getAsJsonObject();
        assertThat(plan.keySet()).containsExactly("project", "stack", "region", "resources", "outputs", "findings");
        assertThat(plan.get("project").getAsString()).isEqualTo("shop");
        assertThat(plan.get("stack").getAsString()).isEqualTo("dev");
        assertThat(plan.getAsJsonArray("findings")).isEmpty();
        assertThat(plan.getAsJsonObject("outputs").get("cluster_name").getAsString())
                .isEqualTo("shop-dev-cluster");
        assertThat(plan.getAsJsonArray("resources"))
                .extracting(each -> each.getAsJsonObject().get("urn").getAsString())
                .isSorted();
        assertThat(text).endsWith("}\n");
    }

    @Test
    void jsonThatCannotBeWrittenIsRefused() {
        var file = project.resolve("nowhere").resolve("plan.json");

        assertThat(run("preview", "dev", "--json", file.toString())).isEqualTo(1);

        assertThat(err).hasToString(file + " cannot be written; name a file in a folder that exists\n");
    }

    @Test
    void aStackFileOfAnotherNameIsRead() throws IOException {
        var file = Files.writeString(
                project.resolve("other.yaml"),
                "config: {'aws:region': eu-west-1, 'slipway:network': {cidr: 10.9.0.0/16}}");

        assertThat(run("preview", "dev", "--config-file", file.toString(), "--show-inputs"))
                .isZero();

        assertThat(out.toString()).contains("\"cidrBlock\": \"10.9.0.0/16\"");
    }

    @Test
    void aPlanIsPrintedAsJsonAloneForAnotherProgram() throws IOException {
        writeStack("dev", "slipway:services: {web: {image: \"public.ecr.aws/nginx/nginx:1.29\", port: 80}}");

        assertThat(run("preview", "dev", "--json")).as(err.toString()).isZero();

        assertThat(JsonParser.parseString(out.toString()).getAsJsonObject().keySet())
                .contains("resources", "outputs");
        assertThat(err).hasToString("can be deployed\n");
        var printed = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("preview", "dev", "--json", "-")).isZero();
        assertThat(out).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource({"preview,resources", "cost,lines", "check,stacks"})
    void aStackAfterJsonIsTheStackAndNotAFile(String command, String key) throws IOException {
        assertThat(run(command, "--json", "dev")).as(err.toString()).isZero();

        assertThat(JsonParser.parseString(out.toString()).getAsJsonObject().keySet())
                .contains(key);
        assertThat(project.resolve("dev")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"preview,resources", "cost,lines", "check,stacks"})
    void aFileAfterJsonIsWritten(String command, String key) throws IOException {
        var file = project.resolve("written");

        assertThat(run(command, "dev", "--json", file.toString())).isZero();
        var written = Files.readString(file);
        assertThat(run(command, "--json=" + file, "dev")).isZero();

        assertThat(JsonParser.parseString(written).getAsJsonObject().keySet()).contains(key);
        assertThat(Files.readString(file)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preview dev --json --markdown=-",
                "preview dev --json=- --markdown -",
                "graph dev --html - --svg -",
                "graph dev --mermaid=- --svg=- --html=page.html",
            })
    void twoDocumentsOnStandardOutputAreAWrongCall(String words) {
        assertThat(run(words.split(" "))).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("only one document can be printed on standard output; name files for the others\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aStackThatAGuardRailRefusesIsShownAndEndsWith1() throws IOException {
        writeStack("prod", """
                slipway:protected: true
                slipway:services: {web: {image: "public.ecr.aws/nginx/nginx:1.29", port: 80}}
                """);

        assertThat(run("preview", "prod")).isEqualTo(1);

        assertThat(out.toString())
                .contains("    error: web-task-definition runs the container web from public.ecr.aws/nginx/nginx:1.29,"
                        + " whose tag can move: name the image by its digest, @sha256:… [image-pinned]\n")
                .contains(" to create\n");
        assertThat(err).hasToString("refused: 1 error, 1 warning\n");
    }

    @Test
    void everyFaultOfAStackFileIsALineOnStandardError() throws IOException {
        writeStack("bad", "slipway:protected: maybe\nslipway:network: {zones: 9}\n");

        assertThat(run("preview", "bad")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactlyInAnyOrder(
                        "Pulumi.bad.yaml:3: slipway:protected = maybe: true or false is allowed; set it to true or false",
                        "Pulumi.bad.yaml:4: slipway:network.zones = 9: 1 to 3 is allowed; set it to 3");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMistypedStackGetsASuggestion() throws IOException {
        writeStack("staging", "");

        assertThat(run("preview", "stagin")).isEqualTo(1);

        assertThat(err).hasToString("there is no stack file Pulumi.stagin.yaml; did you mean staging?\n");
    }

    @Test
    void aMissingStackFileIsNamed() {
        assertThat(run("preview", "nothing")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "there is no stack file Pulumi.nothing.yaml; create it, or name another with --config-file\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preview              | Missing required parameter: 'STACK'",
                "preview dev --jsn x  | Unknown option: '--jsn'; did you mean --json?",
                "preview --agianst=x dev | Unknown option: '--agianst'; did you mean --against?",
                "cost dev --assume=x  | Invalid value for option '--assume' (KEY=VALUE): 'x' has no value; write it as KEY=VALUE, such as requestsPerMonth=5000000",
                "completion fish      | Invalid value for SHELL: expected one of [bash, zsh] (case-sensitive) but was 'fish'",
                "preview dev --markdown | Missing required parameter for option '--markdown' (FILE)",
                "doctor dev now       | Unexpected argument: 'now'",
                "previw dev           | Unknown command: 'previw'; did you mean preview?",
                "help prevew          | Unknown command: 'prevew'; did you mean preview?",
                "import copilto       | Unknown tool: 'copilto'; did you mean copilot?",
                "import foo           | Unknown tool: 'foo'; use one of: copilot, compose, task-definition",
                "import               | Missing required parameter: 'TOOL'; use one of: copilot, compose, task-definition",
                "preview Pulumi.dev.yaml | Invalid value for STACK: 'Pulumi.dev.yaml' is a stack file; did you mean the stack dev?",
            })
    void aWrongCallEndsWith2InOneLineAndTheNameOfTheHelp(String words, String message) {
        assertThat(run(words.split(" +"))).isEqualTo(2);

        assertThat(err.toString().lines().findFirst()).contains(message);
        assertThat(err.toString().lines().skip(1)).singleElement().asString().matches("see ./slipway .*--help");
    }

    @Test
    void eachUnknownOptionAndAdditionalArgumentIsALine() {
        assertThat(run("preview", "dev", "more", "--jsno=x", "--pdf", "value")).isEqualTo(2);

        assertThat(err).hasToString("""
                        Unexpected argument: 'more'
                        Unknown option: '--jsno'; did you mean --json?
                        Unknown option: '--pdf'
                        see ./slipway preview --help
                        """);
    }

    @Test
    void theErrorOfASubcommandNamesItsHelp() {
        assertThat(run("import", "compose")).isEqualTo(2);

        assertThat(err).hasToString("Missing required parameter: 'FILE'\nsee ./slipway import compose --help\n");
    }

    @Test
    void aCallWithoutAnyArgumentPrintsTheWholeHelp() {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString()).startsWith("Usage: slipway [-hV] COMMAND\n").contains("  preview ", "  doctor ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--help         | Usage: slipway [-hV] COMMAND",
                "preview --help | Usage: slipway preview [-hV] [--show-inputs] [--show-settings] [--json[=FILE]]",
                "doctor --help  | Usage: slipway doctor [-hV] [STACK]",
                "bootstrap --help | Usage: slipway bootstrap [-hV] [STACK]",
                "help preview   | Usage: slipway preview [-hV] [--show-inputs] [--show-settings] [--json[=FILE]]",
            })
    void everyCommandHasHelp(String words, String firstLine) {
        assertThat(run(words.split(" "))).isZero();

        assertThat(out.toString().lines().findFirst()).contains(firstLine);
    }

    @Test
    void theHelpListsTheCommandsAndTheOptionsOfTheLauncher() {
        run("--help");

        assertThat(out.toString()).contains("  preview ", "  doctor ", "  verify ", "pulumi up -s STACK");
    }

    @Test
    void theExitCodesOfAPreviewAreExplained() {
        run("preview", "--help");

        assertThat(out.toString().lines().map(String::strip))
                .containsSubsequence(
                        "Exit codes:",
                        "0   the stack can be deployed",
                        "1   rejected by the settings, the guard rails or the budget; with --against,",
                        "2   wrong usage");
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(run("--version")).isZero();

        assertThat(out).hasToString("slipway 0.1.0\n");
    }
}
