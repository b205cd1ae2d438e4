package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.page.DiagramPage;
import dev.slipway.cli.render.PlanJson;
import dev.slipway.cli.render.PlanTree;
import dev.slipway.cli.render.TerminalWidth;
import dev.slipway.program.Preflight;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.StackConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secret values of a stack's configuration are shown nowhere. */
class SecretsTest {
    private static final String SECRET = "hunter2";

    private static void assertHidden(Preflight preflight, String secret) {
        assertThat(PlanJson.text(preflight.saved())).doesNotContain(secret);
        assertThat(PlanTree.lines(preflight.plan(), true, TerminalWidth.UNLIMITED))
                .noneMatch(line -> line.contains(secret));
        assertThat(preflight.plan().outputs().toString()).doesNotContain(secret);
        var page = DiagramPage.of(preflight.plan(), Diagram.of(preflight.plan()))
                .withFindings(preflight.findings())
                .html();
        assertThat(page.contains(secret)).isFalse();
    }

    @Test
    void aSecretOfTheProviderIsInNoPlan() {
        var preflight = App.preflight(StackConfigs.of(Map.of("aws:secretKey", SECRET), "aws:secretKey"));

        assertHidden(preflight, SECRET);
    }

    @Test
    void anEncryptedValueOfAnotherNamespaceIsInNoPlan(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("Pulumi.yaml"), "name: slipway\n");
        Files.writeString(
                root.resolve("Pulumi.test.yaml"),
                "config:\n  aws:region: eu-west-1\n  aws:secretKey: {secure: v1:cipher}\n");

        assertHidden(App.preflight(StackFile.read(root, "test")), "cipher");
    }

    @Test
    void anEncryptedSettingIsRefusedWithoutBeingShown(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("Pulumi.yaml"), "name: slipway\n");
        Files.writeString(root.resolve("Pulumi.test.yaml"), """
                config:
                  aws:region: eu-west-1
                  slipway:services:
                    web: {image: "nginx:1.29", port: 80, environment: {TOKEN: {secure: v1:cipher}}}
                """);

        assertThatThrownBy(() -> App.preflight(StackFile.read(root, "test")))
                .isInstanceOf(RunException.class)
                .hasMessage("Pulumi.test.yaml:3: slipway:services: an encrypted value has no place here;"
                        + " put it into Secrets Manager and name its ARN under secrets of the service");
    }

    /** The host hands secrets over decrypted: an error of such a value must not quote it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slipway:protected | hunter2",
                "slipway:network   | {\"cidr\":\"hunter2\"}",
                "slipway:services  | {\"web\":{\"image\":\"nginx:1.29\",\"port\":\"hunter2\"}}",
                "slipway:nonsense  | hunter2",
            })
    void aSettingThatIsMarkedSecretIsRefusedWithoutBeingShown(String key, String value) {
        assertThatThrownBy(() -> App.preflight(StackConfigs.of(Map.of(key, value), key)))
                .isInstanceOf(RunException.class)
                .hasMessage(key + ": an encrypted value has no place here;"
                        + " put it into Secrets Manager and name its ARN under secrets of the service");
    }
}
