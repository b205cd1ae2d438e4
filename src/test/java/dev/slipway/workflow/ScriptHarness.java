package dev.slipway.workflow;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base class of tests that run a script of the workflows, in a folder of its own and with a fake GitHub. */
abstract class ScriptHarness {
    @TempDir
    Path home;

    Script script;
    FakeGitHub github;

    @BeforeEach
    final void createScript() throws IOException {
        Script.needsPython();
        github = new FakeGitHub();
        script = new Script(home).on(github);
    }

    @AfterEach
    final void closeGitHub() {
        github.close();
    }
}
