package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphCommandTest extends ProjectHarness {

    @BeforeEach
    void writeDevStack() throws IOException {
        writeStack("dev", """
                slipway:services:
                  web: {image: "public.ecr.aws/nginx/nginx:1.29", port: 80, routes: {paths: ["/*"]}}
                """);
    }

    @Test
    void withoutOptionsBothFormatsAreWrittenAndTheirPathsPrinted() throws IOException {
        var folder = project.resolve("target").resolve("graph");

        assertThat(run("graph", "dev")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        folder.resolve("dev.mmd") + ": Mermaid, for a mermaid code block on GitHub",
                        folder.resolve("dev.html") + ": the page, to open in a browser");
        assertThat(Files.readString(folder.resolve("dev.mmd")))
                .startsWith("---\nconfig:\n  layout: elk\n---\nflowchart LR\n")
                .contains("b_web[\"Fargate service<br/>web\"]:::container\n")
                .contains("b_balancer -->|\"80<br/>/#42;\"| b_web\n")
                .doesNotContain("```");
        assertThat(Files.readString(folder.resolve("dev.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>shop-dev</h1>", "<section id=\"cost\">");
    }

    @Test
    void onlyTheChosenFormatIsWritten() throws IOException {
        var file = project.resolve("picture.mmd");

        assertThat(run("graph", "dev", "--mermaid", file.toString())).isZero();

        assertThat(Files.readString(file)).startsWith("---\nconfig:\n");
        assertThat(project.resolve("target")).doesNotExist();
    }

    @Test
    void aDashIsStandardOutput() {
        assertThat(run("graph", "dev", "--mermaid", "-")).isZero();

        assertThat(out.toString()).startsWith("---\nconfig:\n").endsWith("\n");
        assertThat(out.toString().lines().skip(4)).allMatch(line -> line.matches("flowchart LR| {4}.*"));
    }

    @Test
    void theDiagramIsWrittenAsSvg() throws IOException {
        var file = project.resolve("dev.svg");

        assertThat(run("graph", "dev", "--svg", file.toString())).isZero();

        assertThat(out.toString()).isEqualTo(file + ": the diagram as SVG" + System.lineSeparator());
        assertThat(Files.readString(file))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("<title>shop-dev</title>", ">Fargate service</text>", ">VPC endpoints</text>")
                .endsWith("</svg>\n");
        assertThat(project.resolve("target")).doesNotExist();
    }

    @Test
    void hiddenNodesAreInNoFormat() throws IOException {
        var svg = project.resolve("dev.svg");
        var html = project.resolve("dev.html");

        assertThat(run(
                        "graph",
                        "dev",
                        "--hide",
                        "endpoints,registries",
                        "--svg",
                        svg.toString(),
                        "--html",
                        html.toString(),
                        "--mermaid",
                        "-"))
                .isZero();

        assertThat(out.toString()).contains("b_web").doesNotContain("VPC endpoints");
        assertThat(Files.readString(svg)).contains("b_web").doesNotContain("VPC endpoints");
        assertThat(Files.readString(html))
                .contains("<input type=\"checkbox\" class=\"shows\" value=\"endpoints\"> VPC endpoints</label>");
    }

    @Test
    void unknownNodesToHideAreRefused() {
        assertThat(run("graph", "dev", "--hide", "subnets", "--mermaid", "-")).isEqualTo(2);

        assertThat(err.toString().lines().findFirst())
                .hasValue(
                        "Invalid value for option '--hide' (NODES): subnets is unknown; set it to endpoints or registries, or to both with a comma");
    }

    @Test
    void aStackFileOfAnyNameCanBeDrawn() throws IOException {
        var file = Files.writeString(project.resolve("other.yaml"), "config:\n  aws:region: eu-west-1\n");

        assertThat(run("graph", "other", "--config-file", file.toString(), "--mermaid", "-"))
                .isZero();

        assertThat(out.toString()).doesNotContain("b_web");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        var file = project.resolve("nowhere").resolve("picture.mmd");

        assertThat(run("graph", "dev", "--mermaid", file.toString())).isEqualTo(1);

        assertThat(err.toString())
                .isEqualTo(file + " cannot be written; name a file in a folder that exists" + System.lineSeparator());
    }

    @Test
    void aStackThatIsNotThereIsRefused() {
        assertThat(run("graph", "staging")).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("Pulumi.staging.yaml");
    }

    @Test
    void aWrongCallEndsWith2() {
        assertThat(run("graph")).isEqualTo(2);
        assertThat(run("graph", "dev", "--pdf", "x")).isEqualTo(2);
    }

    @Test
    void theHelpListsTheExitCodes() {
        assertThat(run("graph", "--help")).isZero();

        assertThat(out.toString()).contains("0   the diagram is drawn", "1   invalid settings", "2   wrong usage");
    }
}
