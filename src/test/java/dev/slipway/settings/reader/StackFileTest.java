package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
    @TempDir
    private Path root;

    private StackConfig read(String text) throws IOException {
        Files.writeString(root.resolve("Pulumi.yaml"), "name: slipway\n");
        Files.writeString(root.resolve("Pulumi.test.yaml"), text);
        return StackFile.read(root, "test");
    }

    @Test
    void objectsAreJsonAndScalarsAreTextAsThePulumiEngineGivesThem() throws IOException {
        var config = read("config:\n  slipway:protected: true\n  slipway:network: {zones: 2, nat: none}\n  bare: x\n");

        assertThat(config.values())
                .containsEntry("slipway:protected", "true")
                .containsEntry("slipway:network", "{\"nat\":\"none\",\"zones\":2}")
                .containsEntry("slipway:bare", "x");
    }

    @Test
    void anEncryptedValueStaysUnknownAndItsKeyIsSecret() throws IOException {
        var config = read("config:\n  slipway:services: {web: {environment: {A: {secure: v1:x}}}}\n");

        assertThat(config.secretKeys()).containsExactly("slipway:services");
        assertThat(config.values().get("slipway:services"))
                .doesNotContain("v1:x")
                .contains("[secret]");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        read("");

        assertThatThrownBy(() -> StackFile.read(root, "nothing"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "there is no stack file Pulumi.nothing.yaml; create it, or name another with --config-file");
    }

    @Test
    void keysOutsideConfigAreRefused() {
        assertThatThrownBy(() -> read("aws:region: eu-west-1\nslipway:network: {zones: 2}\n"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "Pulumi.test.yaml: aws:region is not read, because config is missing; write config: in the first line, and indent the keys below it");
    }

    @Test
    void aFileOfAnotherEncodingIsNamed() throws IOException {
        read("");
        Files.writeString(root.resolve("Pulumi.test.yaml"), "config: {}", StandardCharsets.UTF_16);

        assertThatThrownBy(() -> StackFile.read(root, "test"))
                .isInstanceOf(RunException.class)
                .hasMessage(root.resolve("Pulumi.test.yaml") + " is not text in UTF-8; save it in this encoding");
    }

    @Test
    void brokenYamlIsOneLineWithItsPlace() {
        assertThatThrownBy(() -> read("config:\n  a: [1\n  b: 2\n"))
                .isInstanceOf(RunException.class)
                .hasMessageMatching(".*Pulumi\\.test\\.yaml:\\d+ is not valid YAML: .*")
                .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(1));
    }

    @Test
    void aDuplicateKeyIsRefused() {
        assertThatThrownBy(() -> read("config:\n  a: 1\n  a: 2\n"))
                .isInstanceOf(RunException.class)
                .hasMessage("Pulumi.test.yaml:3 is not valid YAML: the key a is written twice; remove one");
    }
}
