package dev.slipway.workflow;

import static dev.slipway.workflow.Workflows.GITHUB;
import static dev.slipway.workflow.Workflows.load;
import static dev.slipway.workflow.Workflows.map;
import static dev.slipway.workflow.Workflows.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code .github/actions/stack}: the set-up of a job that works on a stack. */
class StackActionTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "  aws:region: eu-west-1, eu-west-1",
                "    \"aws:region\": \"ap-southeast-2\" # there, ap-southeast-2",
                "  'aws:region': us-east-1, us-east-1"
            })
    void aRoleIsAssumedInTheRegionOfTheStackFile(String line, String region, @TempDir Path home) throws IOException {
        Files.writeString(home.resolve("Pulumi.dev.yaml"), "config:\n%s\n  slipway:tags: {a: b}\n".formatted(line));

        assertThat(regionStep(home)).isZero();
        assertThat(home.resolve("output")).hasContent("region=" + region);
    }

    @Test
    void aStackFileWithoutARegionEndsTheJob(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("Pulumi.dev.yaml"), "config: {}\n");

        assertThat(regionStep(home)).isNotZero();
        assertThat(home.resolve("said")).content().contains("Pulumi.dev.yaml has no aws:region; add it to config");
    }

    /** Runs the step of the action that finds the region, and gives its exit code. */
    private static int regionStep(Path home) throws IOException {
        var script = steps(map(load(GITHUB.resolve("actions/stack/action.yml")).get("runs")))
                .filter(step -> "region".equals(step.get("id")))
                .map(step -> String.valueOf(step.get("run")))
                .findFirst()
                .orElseThrow();
        var builder = new ProcessBuilder("sh", "-e", "-c", script)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile());
        builder.environment().put("STACK", "dev");
        builder.environment()
                .put("GITHUB_OUTPUT", Files.createFile(home.resolve("output")).toString());
        try {
            return builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
