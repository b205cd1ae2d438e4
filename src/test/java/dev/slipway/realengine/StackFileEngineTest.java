package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.settings.reader.StackFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values of a stack file, as the Pulumi CLI reads them. */
class StackFileEngineTest extends EngineHarness {
    @TempDir
    private Path project;

    @Test
    void aPreviewReadsAStackFileAsPulumiDoes() throws IOException, InterruptedException {
        Files.writeString(project.resolve("Pulumi.yaml"), """
                name: slipway
                runtime: java
                config:
                  aws:region: us-east-1
                  slipway:network: {type: object, default: {zones: 3}}
                """);
        Files.copy(Path.of("src/test/engine/Pulumi.difficult.yaml"), project.resolve("Pulumi.difficult.yaml"));
        pulumi("stack", "init", "difficult");

        var read = new TreeMap<String, String>();
        JsonParser.parseString(pulumi("config", "--json", "--stack", "difficult"))
                .getAsJsonObject()
                .asMap()
                .forEach((key, entry) -> read.put(
                        key,
                        entry.getAsJsonObject().has("value")
                                ? unescaped(entry.getAsJsonObject().get("value").getAsString())
                                : ""));

        assertThat(new TreeMap<>(StackFile.read(project, "difficult").values())).isEqualTo(read);
    }

    /** JSON text without the escapes of markup characters, which Go writes. */
    private static String unescaped(String json) {
        return json.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&");
    }

    private String pulumi(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("pulumi", "--non-interactive"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectError(project.resolve("errors").toFile());
        builder.environment()
                .put(
                        "PULUMI_BACKEND_URL",
                        Files.createDirectories(project.resolve("state"))
                                .toUri()
                                .toString());
        builder.environment().put("PULUMI_CONFIG_PASSPHRASE", "engine");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(project.resolve("errors")))
                .isZero();
        return output;
    }
}
