package dev.slipway.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.analysis.guard.Severity;
import dev.slipway.engine.RegistrationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPlanFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("plan.json"), text);
    }

    @Test
    void aPlanIsReadWithItsFindings() throws IOException {
        var saved = SavedPlanFile.read(file("""
                        {"project": "shop", "stack": "dev", "region": "eu-west-1",
                         "resources": [{"urn": "u", "type": "t", "name": "n", "parent": "p", "custom": true,
                           "inputs": {"whole": 7, "half": 0.5, "list": [{"a": true}]}, "protect": true,
                           "dependencies": ["d"], "ignoreChanges": ["i"], "options": {"provider": "us"}}],
                         "outputs": {"url": "x"},
                         "findings": [{"rule": "r", "severity": "warning", "urn": "u", "message": "m", "waived": null}]}
                        """));

        var resource = saved.plan().resources().get(0);
        assertThat(saved.region()).isEqualTo("eu-west-1");
        assertThat(saved.plan().outputs()).isEqualTo(Map.of("url", "x"));
        assertThat(resource.inputs()).isEqualTo(Map.of("whole", 7L, "half", 0.5, "list", List.of(Map.of("a", true))));
        assertThat(resource.custom()).isTrue();
        assertThat(resource.protect()).isTrue();
        assertThat(resource.dependencies()).containsExactly("d");
        assertThat(resource.ignoreChanges()).containsExactly("i");
        assertThat(resource.options().provider()).isEqualTo("us");
        assertThat(saved.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.waived()).isNull();
        });
    }

    @Test
    void fieldsMissingInOlderFilesAreEmpty() throws IOException {
        var saved = SavedPlanFile.read(file("""
                        {"project": "shop", "stack": "dev", "resources":
                          [{"urn": "u", "type": "t", "name": "n", "parent": "", "custom": false, "inputs": {}}]}
                        """));

        assertThat(saved.region()).isEmpty();
        assertThat(saved.findings()).isEmpty();
        assertThat(saved.plan().resources().get(0).ignoreChanges()).isEmpty();
        assertThat(saved.plan().resources().get(0).options().provider())
                .isEqualTo(RegistrationOptions.UNKNOWN_PROVIDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json {",
                "[]",
                "{}",
                "{\"project\": \"shop\", \"stack\": \"dev\", \"resources\": {}}",
                "{\"project\": \"shop\", \"stack\": \"dev\", \"resources\": [{\"urn\": \"u\"}]}",
                "{\"project\": \"shop\", \"stack\": \"dev\", \"resources\": [], \"findings\": [{\"rule\": \"r\", \"severity\": \"grave\"}]}",
            })
    void aFileThatIsNoPlanIsRefused(String text) throws IOException {
        var file = file(text);

        assertThatThrownBy(() -> SavedPlanFile.read(file))
                .isInstanceOf(RunException.class)
                .hasMessage("%s is not a saved plan; write one with ./slipway preview STACK --json FILE", file);
    }
}
