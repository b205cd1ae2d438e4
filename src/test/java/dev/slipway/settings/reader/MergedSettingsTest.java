package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedSettingsTest {
    @TempDir
    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        Files.writeString(project.resolve("Pulumi.yaml"), "name: shop\nruntime: java\n");
        Files.writeString(project.resolve("base.yaml"), """
                config:
                  slipway:network: {zones: 3, nat: none}
                  slipway:services:
                    web: {image: "nginx:1.29", command: [a, b]}
                """);
    }

    @Test
    void everyValueHasTheFileAndLineThatItComesFrom() throws IOException {
        Files.writeString(project.resolve("Pulumi.dev.yaml"), """
                config:
                  aws:region: eu-west-1
                  slipway:extends: base.yaml
                  slipway:network: {zones: 2}
                """);

        assertThat(MergedSettings.lines(StackFile.read(project, "dev")))
                .containsExactly(
                        "aws:region: eu-west-1                   # Pulumi.dev.yaml:2",
                        "slipway:network.nat: none               # base.yaml:2",
                        "slipway:network.zones: 2                # Pulumi.dev.yaml:4",
                        "slipway:services.web.command[0]: a      # base.yaml:4",
                        "slipway:services.web.command[1]: b      # base.yaml:4",
                        "slipway:services.web.image: nginx:1.29  # base.yaml:4");
    }

    @Test
    void anEncryptedValueIsNotShown() throws IOException {
        Files.writeString(project.resolve("Pulumi.dev.yaml"), """
                config:
                  slipway:token: {secure: AAABAOm}
                """);

        assertThat(MergedSettings.lines(StackFile.read(project, "dev")))
                .containsExactly("slipway:token: [secret]  # Pulumi.dev.yaml:2");
    }
}
