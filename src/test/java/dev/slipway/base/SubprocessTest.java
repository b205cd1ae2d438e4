package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubprocessTest {
    @TempDir
    private Path folder;

    private Subprocess shell(String script) {
        return LocalEnvironment.own(folder).process(List.of("sh", "-c", script));
    }

    @Test
    void outputErrorsAndExitCodeAreCaptured() {
        assertThat(shell("echo out; echo err >&2; exit 3").run()).isEqualTo(new Subprocess.Result(3, "out\n", "err\n"));
        assertThat(shell("echo out; echo err >&2").runMerged()).isEqualTo(new Subprocess.Result(0, "out\nerr\n", ""));
    }

    @Test
    void largeOutputAndErrorsDoNotBlock() {
        var result = shell("i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done")
                .run();

        assertThat(result.output()).hasSize(220_000).isEqualTo(result.errors());
    }

    @Test
    void theOutputGoesIntoAFile() throws IOException {
        var file = folder.resolve("log");

        assertThat(shell("echo out; echo err >&2").runInto(file)).isEqualTo(new Subprocess.Result(0, "", ""));
        assertThat(file).hasContent("out\nerr");
        shell("echo anew").runInto(file);
        assertThat(Files.readString(file)).isEqualTo("anew\n");
    }

    @Test
    void folderAndEnvironmentAreThoseGiven() throws IOException {
        var process = shell("pwd; echo $A $B; cat").withEnvironment(Map.of("A", "1", "B", "2"));

        assertThat(process.adding(Map.of("B", "3")).run().output().lines())
                .containsExactly(folder.toRealPath().toString(), "1 3");
    }

    @Test
    void theLastLineIsTheLastNonBlankOne() {
        assertThat(shell("echo one; echo two; echo").run().lastLine()).contains("two");
        assertThat(shell("").run().lastLine()).isEmpty();
    }

    @Test
    void aMissingProgramIsAUserErrorWithTheFix() {
        var process = LocalEnvironment.own(folder).process(Path.of("no-such-program"), List.of("--version"));

        assertThatThrownBy(process::run)
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("no-such-program cannot be run: Cannot run program \"no-such-program\"");
        assertThatThrownBy(process.withFix(Optional.of("install it"))::startOnTerminal)
                .isInstanceOf(RunException.class)
                .hasMessage("no-such-program cannot be run: install it");
    }
}
