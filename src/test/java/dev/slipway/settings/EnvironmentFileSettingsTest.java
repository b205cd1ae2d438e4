package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.testing.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environment files of the project. */
class EnvironmentFileSettingsTest {
    @TempDir
    private Path project;

    @BeforeEach
    void createFolder() throws IOException {
        Files.createDirectory(project.resolve("config"));
    }

    private ServiceSettings service(String keys) {
        var values = Map.of(
                "aws:region",
                "eu-west-1",
                "slipway:services",
                "{web: {image: \"nginx:1\", ingress: none, %s}}".formatted(keys));
        return Settings.read(
                        new StackConfig("slipway", "test", project, values, Set.of(), SourceLocations.NONE), List.of())
                .services()
                .get(0);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(project.resolve(file), text);
    }

    @Test
    void aFileHasTheFormatOfDocker() throws IOException {
        write("config/prod.env", """
                # comment
                LOG_LEVEL=info
                  # indented comment

                EMPTY=
                  INDENTED= kept spaces\s
                URL=https://example.com/?a=b#c
                INNER=say "hello"
                """);

        assertThat(service("\"environmentFiles\": [\"config/prod.env\"]")
                        .spec()
                        .container()
                        .environment())
                .isEqualTo(Map.of(
                        "LOG_LEVEL",
                        "info",
                        "EMPTY",
                        "",
                        "INDENTED",
                        " kept spaces ",
                        "URL",
                        "https://example.com/?a=b#c",
                        "INNER",
                        "say \"hello\""));
    }

    @Test
    void theFirstFileWinsAndEnvironmentBeforeAll() throws IOException {
        write("a.env", "ONE=a\nTWO=a\n");
        write("b.env", "TWO=b\nTHREE=b\nFOUR=b\n");

        assertThat(service("\"environmentFiles\": [\"a.env\", \"b.env\"], \"environment\": {\"FOUR\": \"own\"}")
                        .spec()
                        .container()
                        .environment())
                .isEqualTo(Map.of("ONE", "a", "TWO", "a", "THREE", "b", "FOUR", "own"));
    }

    @Test
    void aSidecarHasFilesOfItsOwn() throws IOException {
        write("a.env", "ONE=a\n");

        var task = service("\"sidecars\": [{\"name\": \"a\", \"image\": \"a:1\", \"environmentFiles\": [\"a.env\"]}]")
                .spec()
                .task();

        assertThat(task.container().environment()).isEmpty();
        assertThat(task.sidecars().get(0).container().environment()).isEqualTo(Map.of("ONE", "a"));
    }

    @Test
    void everyErrorOfEveryFileIsReportedWithItsLine() throws IOException {
        write("bad.env", "A=1\nexport B=2\nNO_VALUE\nMY-NAME=x\nQUOTED=\"x y\"\nSINGLE='x'\nAPI_TOKEN=t\n");
        Files.write(project.resolve("latin.env"), "A=ä".getBytes(StandardCharsets.ISO_8859_1));
        var form = ": a line with a variable name of letters, digits and underscores, = and a value is allowed; "
                + "write it as in LOG_LEVEL=info";
        var file = ": the project has no such file in UTF-8; name a file of it, relative to Pulumi.yaml";

        TestStack.assertErrors(
                () -> service("\"environmentFiles\": [\"bad.env\", \"gone.env\", \"../other.env\", \"latin.env\"], "
                        + "\"secrets\": {\"A\": \"ssm:a\"}"),
                "slipway:services.web.environmentFiles[0] = bad.env:2" + form,
                "slipway:services.web.environmentFiles[0] = bad.env:3" + form,
                "slipway:services.web.environmentFiles[0] = bad.env:4" + form,
                "slipway:services.web.environmentFiles[0] = bad.env:5: quotes are part of the value of QUOTED, as in Docker; "
                        + "remove the quotes",
                "slipway:services.web.environmentFiles[0] = bad.env:6: quotes are part of the value of SINGLE, as in Docker; "
                        + "remove the quotes",
                "slipway:services.web.environmentFiles[1] = gone.env" + file,
                "slipway:services.web.environmentFiles[2] = ../other.env: the file is not inside the project; name a file of "
                        + "it, relative to Pulumi.yaml",
                "slipway:services.web.environmentFiles[3] = latin.env" + file,
                "slipway:services.web.environment: A is also in secrets; remove it from one");
    }
}
