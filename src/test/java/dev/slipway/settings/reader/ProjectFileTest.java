package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectFileTest {
    @TempDir
    private Path root;

    private StackConfig read(String project, String stack) throws IOException {
        Files.writeString(root.resolve("Pulumi.yaml"), project);
        Files.writeString(root.resolve("Pulumi.dev.yaml"), stack);
        return StackFile.read(root, "dev");
    }

    @Test
    void aStackWithoutAKeyHasTheValueOrDefaultOfTheProject() throws IOException {
        var config = read("""
                name: slipway
                config:
                  aws:region: {value: eu-west-1}
                  other:key: text
                  slipway:network: {type: object, default: {zones: 3}}
                  slipway:protected: {type: boolean, default: false}
                  size: 3
                """, "config: {slipway:protected: true}\n");

        assertThat(config.values())
                .containsEntry("aws:region", "eu-west-1")
                .containsEntry("other:key", "text")
                .containsEntry("slipway:network", "{\"zones\":3}")
                .containsEntry("slipway:protected", "true")
                .containsEntry("slipway:size", "3");
    }

    @ParameterizedTest
    @CsvSource({"'{type: object, value: {}}',type", "'{default: 3}',default"})
    void typesAndDefaultsOfKeysOfAnotherProjectAreRefusedAsByPulumi(String declared, String attribute) {
        assertThatThrownBy(
                        () -> read("name: shop\nconfig:\n  slipway:network: %s\n".formatted(declared), "config: {}\n"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "%s: config.slipway:network has a %s: Pulumi allows it for keys of the project (shop:…) alone; remove the key,"
                                + " or give it a value as in {value: …}",
                        root.resolve("Pulumi.yaml"), attribute);
    }
}
