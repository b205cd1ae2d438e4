package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributions, firewalls, domains and authorizers, applied by a Pulumi CLI to an emulated AWS. */
class EdgeEngineTest extends EngineHarness {
    private static final String BALANCER_SECRET = "/slipway/slipway-front/balancer-origin";
    private static final String API_SECRET = "/slipway/slipway-closed/api-authorizer-origin";

    @ParameterizedTest
    @ValueSource(strings = {"firewall", "hosts", "../golden/Pulumi.domain.yaml"})
    void aSecondUpOfAStackWithADomainChangesNothingAndADestroyDeletesEverything(String stack) {
        try (var aws = EmulatedAws.start();
                var applied = create(aws, stack)) {
            var created = applied.up().count(OperationType.CREATE);

            assertThat(applied.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            applied.refreshExpectingNoDrift();
            assertThat(applied.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }

    /** The value stays the same, is not in logs and is encrypted in the state. */
    @Test
    void theOriginSecretIsGeneratedOnceAndShownNowhere() {
        try (var aws = EmulatedAws.start();
                var applied = create(aws, "front")) {
            var up = applied.up();
            var value = value(aws, BALANCER_SECRET);
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
            assertThat(value(aws, BALANCER_SECRET)).isEqualTo(value);
            assertThat(applied.destroy().count(OperationType.DELETE)).isEqualTo(up.count(OperationType.CREATE));
        }
    }

    /** Each route uses the deployed authorizer, which checks the header of the distribution. */
    @Test
    void anApiAnswersOnlyItsDistribution() {
        try (var aws = EmulatedAws.start();
                var applied = create(aws, "../golden/Pulumi.closed.yaml")) {
            var up = applied.up();
            applied.previewExpectingNoChange();
            applied.refreshExpectingNoDrift();
            var api = up.outputs().get("api_id").toString();
            var door = new FrontDoor(aws, REGION);
            var first = value(aws, API_SECRET);

            assertThat(sent(aws, up)).isEqualTo(first);
            assertThat(door.routes(api)).hasSize(2).allSatisfy(each -> {
                var key = each.get("routeKey").getAsString();
                assertThat(door.admission(api, key, Map.of("accept", "*/*"))).isEqualTo(401);
                assertThat(door.admission(api, key, header("0".repeat(64)))).isEqualTo(403);
                assertThat(door.admission(api, key, header(first))).isEqualTo(200);
            });
            assertThat(applied.encryptedState()).doesNotContain(first);

            applied.upReplacing("api-authorizer-origin-parameter");
            var second = value(aws, API_SECRET);
            assertThat(sent(aws, up)).isEqualTo(second).isNotEqualTo(first);
            assertThat(door.admission(api, "$default", header(first))).isEqualTo(403);
            assertThat(door.admission(api, "$default", header(second))).isEqualTo(200);

            applied.replaceInStackFile("{enabled: true, accessLogs: false}", "{enabled: false}");
            applied.up();
            assertThat(door.admission(api, "$default", Map.of())).isEqualTo(200);
            var kept = applied.previewExpectingNoChange().count(OperationType.SAME);
            applied.refreshExpectingNoDrift();
            assertThat(applied.destroy().count(OperationType.DELETE)).isEqualTo(kept);
        }
    }

    private static Map<String, String> header(String value) {
        return Map.of("x-slipway-origin", value);
    }

    private static String sent(EmulatedAws aws, Applied up) {
        var path = "/2020-05-31/distribution/" + up.outputs().get("distribution_id");
        var distribution = aws.xml("us-east-1", "cloudfront", path);
        assertThat(EmulatedAws.element("HeaderName", distribution)).isEqualTo("X-Slipway-Origin");
        return EmulatedAws.element("HeaderValue", distribution);
    }

    private static String value(EmulatedAws aws, String parameter) {
        return aws.json(
                        REGION,
                        "ssm",
                        "AmazonSSM.GetParameter",
                        "{\"Name\": \"%s\", \"WithDecryption\": true}".formatted(parameter))
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
