package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads the script into real shells and presses the key, so to speak. */
class CompletionCommandTest {
    /** The completions that both shells get for the words so far, of which the last is incomplete or empty. */
    private static final String PRESS = """
            if [ -n "$ZSH_VERSION" ]; then
              autoload -Uz compinit; compinit -u -D
            fi
            . "$1"
            [ -z "$ZSH_VERSION" ] || setopt KSH_ARRAYS SH_WORD_SPLIT
            shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            _complete_slipway 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path project;

    @BeforeEach
    void aProjectOfTwoStacks() throws IOException {
        Files.writeString(project.resolve("Pulumi.yaml"), "name: shop\nruntime: java\n");
        Files.writeString(project.resolve("Pulumi.dev.yaml"), """
                config:
                  aws:region: eu-west-1
                  slipway:logs: {retentionDays: 7}
                  slipway:services:
                    # the shop
                    shop: {image: "public.ecr.aws/nginx/nginx:1.29", port: 80}
                    orders:
                      build: app/orders
                      port: 8080
                  slipway:storage:
                    table: orders
                    queue: work
                """);
        Files.writeString(project.resolve("Pulumi.prod.yaml"), """
                config:
                  slipway:services:
                    payments:
                      port: 80
                  slipway:storage:
                    queues:
                      # of the shop
                      mails: {attempts: 3}
                      jobs:
                        attempts: 7
                    tables:
                      carts: {}
                """);
    }

    private static String script(String shell) {
        var out = new StringWriter();
        assertThat(Slipway.commandLine().setOut(new PrintWriter(out, true)).execute("completion", shell))
                .isZero();
        return out.toString();
    }

    private List<String> completed(String shell, String... words) throws IOException, InterruptedException {
        assumeTrue(installed(shell), shell + " is not installed, so completion in it is not tested");
        var script = Files.writeString(project.resolve("completion"), script(shell));
        var press = Files.writeString(project.resolve("press"), PRESS);
        var command = new ArrayList<>(List.of(shell, press.toString(), script.toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return output.lines().toList();
    }

    private static boolean installed(String shell) throws InterruptedException {
        try {
            return new ProcessBuilder(shell, "-c", "exit 0").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void commandsAreCompleted(String shell) throws Exception {
        assertThat(completed(shell, "./slipway", "")).contains("preview", "cost", "outputs", "completion", "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void optionsAreCompleted(String shell) throws Exception {
        assertThat(completed(shell, "./slipway", "preview", "--"))
                .contains("--json", "--config-file", "--show-inputs")
                .doesNotContain("--port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void stacksAreThoseOfTheStackFilesBesideTheLauncher(String shell) throws Exception {
        assertThat(completed(shell, "./slipway", "preview", "")).containsExactly("dev", "prod");
        assertThat(completed(shell, "slipway", "outputs", "")).containsExactly("dev", "prod");
        assertThat(completed(shell, project + "/slipway", "preview", "--show-inputs", ""))
                .containsExactly("dev", "prod");
        assertThat(completed(shell, "/nowhere/slipway", "cost", "")).isSubsetOf("");
    }

    @Test
    void servicesAreThoseOfAllStackFiles() throws Exception {
        assertThat(listed(new ServiceNames())).isEqualTo("orders\npayments\nshop\n");
    }

    @Test
    void queuesAreThoseOfAllStackFiles() throws Exception {
        assertThat(listed(new QueueNames())).isEqualTo("jobs\nmails\nwork\n");
    }

    private String listed(Iterable<String> candidates) throws IOException {
        var list = candidates.iterator().next();
        var shell = Files.writeString(project.resolve("list"), "COMP_WORDS=(./slipway); printf '%s\\n' " + list + "\n");
        var process = new ProcessBuilder("bash", shell.toString())
                .directory(project.toFile())
                .start();

        return new String(process.getInputStream().readAllBytes());
    }

    @Test
    void aBeginningOfAWordInBashIsCompleted() throws Exception {
        assertThat(completed("bash", "./slipway", "prev")).containsExactly("preview");
        assertThat(completed("bash", "./slipway", "preview", "p")).containsExactly("prod");
        assertThat(completed("bash", "./slipway", "completion", "z")).containsExactly("zsh");
    }

    @Test
    void aShellWithoutAScriptIsRefused() {
        var err = new StringWriter();

        assertThat(Slipway.commandLine().setErr(new PrintWriter(err, true)).execute("completion", "fish"))
                .isEqualTo(2);

        assertThat(err.toString().lines().findFirst())
                .contains("Invalid value for SHELL: expected one of [bash, zsh] (case-sensitive) but was 'fish'");
    }
}
