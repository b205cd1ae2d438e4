package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.pulumi.automation.OperationType;
import dev.slipway.Preflight;
import dev.slipway.settings.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stack with all that watches it and with somebody who delivers it, applied; and what its deploys take. */
@Tag("engine")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class DeliveryEngineTest {
    private static final Path FILE = Path.of("src/test/golden/Pulumi.audited.yaml");

    /** What a person does, at the first {@code up} and where the audit, the delivery or a key changes. */
    private static final String BY_PEOPLE =
            "cloudtrail:.*|config:.*|budgets:.*|iam:(Create|Delete|Tag)(Policy|OpenIDConnectProvider).*|kms:ScheduleKeyDeletion";

    @Test
    void aWatchedStackStaysAsItIsAndEveryCallIsOneThatItsDeployRoleMayMake() throws IOException {
        var missing = Prerequisites.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(aws, "audited", Files.readString(FILE))) {
            var up = stack.up();

            assertThat(up.outputs().get("deploy_role_arn").toString())
                    .contains(":role/slipway-audited-delivery/delivery-deploy-role-");
            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(up.count(OperationType.CREATE));
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(up.count(OperationType.CREATE));

            var calls = aws.actions();
            calls.removeIf(action -> action.matches(BY_PEOPLE));
            calls.removeAll(allowed());
            assertThat(calls).as("calls that the deploy role may not make").isEmpty();
        } finally {
            System.out.print(EngineStack.TIMINGS.table());
        }
    }

    /** The actions of the deploy role's policies. */
    private static Set<String> allowed() {
        // The emulator tells calls of S3 by their operations; this one is granted under another name.
        var allowed = new TreeSet<>(Set.of("s3:HeadBucket"));
        Preflight.of(StackFile.read(Path.of(""), "audited", FILE)).plan().ofType("aws:iam/policy:Policy").stream()
                .map(policy -> JsonParser.parseString(policy.text("policy")).getAsJsonObject())
                .flatMap(policy -> policy.getAsJsonArray("Statement").asList().stream())
                .map(statement -> statement.getAsJsonObject().get("Action"))
                .flatMap(action -> action.isJsonArray() ? action.getAsJsonArray().asList().stream() : Stream.of(action))
                .map(JsonElement::getAsString)
                .forEach(allowed::add);
        return allowed;
    }
}
