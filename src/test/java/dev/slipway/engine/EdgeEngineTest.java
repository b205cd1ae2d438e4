package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies between callers and services, applied by a Pulumi CLI to an emulated AWS. */
class EdgeEngineTest {
    private static final String REGION = "eu-west-1";

    @BeforeEach
    void checkPrerequisites() {
        assumeTrue(
                Prerequisites.missing().isEmpty(), () -> Prerequisites.missing().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"firewall", "hosts", "../golden/Pulumi.domain.yaml"})
    void aStackWithNamesStaysAsItIsAndGoesAwayWhole(String stack) {
        try (var aws = EmulatedAws.start();
                var applied = create(aws, stack)) {
            var created = applied.up().count(OperationType.CREATE);

            assertThat(applied.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            applied.refreshExpectingNoDrift();
            assertThat(applied.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }

    /** The value stays the same, and nobody reads it: not in logs, not in the state but encrypted. */
    @Test
    void whatADistributionProvesItselfByIsMadeOnceAndShownNowhere() {
        try (var aws = EmulatedAws.start();
                var applied = create(aws, "front")) {
            var up = applied.up();
            var value = value(aws);
            var shown = up.log()
                    + up.outputs()
                    + applied.previewExpectingNoChange().log()
                    + applied.refreshExpectingNoDrift().log();

            assertThat(value).matches("[0-9a-f]{64}");
            assertThat(shown).doesNotContain(value);
            assertThat(applied.state()).contains(value);
            assertThat(applied.encryptedState()).doesNotContain(value);
            assertThat(up.outputs().get("url")).isEqualTo("https://shop.example.com");
            applied.up();
            assertThat(value(aws)).isEqualTo(value);
            assertThat(applied.destroy().count(OperationType.DELETE)).isEqualTo(up.count(OperationType.CREATE));
        }
    }

    private static String value(EmulatedAws aws) {
        return aws.json(
                        REGION,
                        "ssm",
                        "AmazonSSM.GetParameter",
                        "{\"Name\": \"/slipway/slipway-front/balancer-origin\", \"WithDecryption\": true}")
                .getAsJsonObject("Parameter")
                .get("Value")
                .getAsString();
    }

    private static EngineStack create(EmulatedAws aws, String stack) {
        try {
            ExistingNames.createIn(aws, REGION);
            var path = stack.endsWith(".yaml")
                    ? Path.of("src/test/engine").resolve(stack)
                    : Path.of("src/test/engine/Pulumi.%s.yaml".formatted(stack));
            var name = path.getFileName().toString().replaceAll("^Pulumi\\.|\\.yaml$", "");
            return EngineStack.create(
                    aws, name, ExistingNetwork.createIn(aws, REGION).fillIn(Files.readString(path)));
        } catch (IOException e) {
            throw new IllegalStateException("no stack file " + stack, e);
        }
    }
}
