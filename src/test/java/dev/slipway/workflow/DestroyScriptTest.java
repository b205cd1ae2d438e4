package dev.slipway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code destroy.py}: who destroys a stack types its name, and a protected one stays. */
class DestroyScriptTest {
    @TempDir
    private Path home;

    private Script script;

    @BeforeEach
    void start() throws IOException {
        Script.needsPython();
        script = new Script(home);
    }

    private void stackIsProtected(boolean isProtected) throws IOException {
        script.program("pulumi", """
                [ "$1" != config ] || echo '{"slipway:protected": {"value": "%s", "secret": false}}'""".formatted(isProtected));
    }

    @Test
    void aStackWhoseNameIsTypedIsDestroyed() throws IOException {
        stackIsProtected(false);

        assertThat(script.run("destroy.py", "dev", "dev").code()).isZero();
        assertThat(script.calls())
                .containsExactly(
                        "pulumi config --json --non-interactive --stack dev",
                        "pulumi destroy --yes --stack dev --non-interactive --color never");
    }

    @Test
    void anotherNameIsRefusedBeforeAnyCall() throws IOException {
        stackIsProtected(false);

        var result = script.run("destroy.py", "prod", "dev");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .isEqualTo("destroy.py: 'dev' is not the name of the stack; type prod to destroy it\n");
        assertThat(script.calls()).isEmpty();
    }

    @Test
    void aProtectedStackIsRefused() throws IOException {
        stackIsProtected(true);

        var result = script.run("destroy.py", "prod", "prod");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .isEqualTo(
                        "destroy.py: prod is protected; set slipway:protected to false, deploy that, then destroy it\n");
        assertThat(script.calls("pulumi destroy")).isEmpty();
    }
}
