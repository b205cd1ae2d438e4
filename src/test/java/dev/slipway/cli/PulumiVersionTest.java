package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulumiVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"v3.119.9", "3.99.0", "v2.259.0", "v3.105.0-alpha.1"})
    void aVersionBeforeTheOldestOneIsTooOld(String text) {
        assertThat(new PulumiVersion(text).isTooOld()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.120.0", "3.259.0", "v3.1000.0", "v4.0.0", "v3.256.0-dev.0"})
    void aNewerVersionIsNot(String text) {
        assertThat(new PulumiVersion(text).isTooOld()).isFalse();
    }

    @Test
    void aTextThatIsNoVersionIsNot() {
        assertThat(new PulumiVersion("built from sources").isTooOld()).isFalse();
    }

    @Test
    void gettingStartedNamesTheOldestVersion() throws IOException {
        assertThat(Files.readString(Path.of("docs", "getting-started.md")))
                .contains("Pulumi CLI, %s or newer".formatted(PulumiVersion.OLDEST.text()));
    }

    @Test
    void theWorkflowsUseANewerVersion() throws IOException {
        var version = Files.readString(Path.of(".github", "pulumi-version")).strip();

        assertThat(new PulumiVersion(version).isTooOld()).isFalse();
    }
}
