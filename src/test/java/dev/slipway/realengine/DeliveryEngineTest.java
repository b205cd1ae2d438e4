package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.pulumi.automation.OperationType;
import dev.slipway.App;
import dev.slipway.settings.reader.StackFile;
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

/** A stack with audit, budget and delivery, and the permissions of its deploys. */
@Tag("engine")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class DeliveryEngineTest {
    private static final Path FILE = Path.of("src/test/golden/Pulumi.audited.yaml");

    private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";

    /** What a person does, at the first {@code up} and where the audit, the delivery or a key changes. */
    private static final String BY_PEOPLE =
            "cloudtrail:.*|config:.*|budgets:.*|iam:(Create|Delete|Tag)(Policy|OpenIDConnectProvider).*|kms:ScheduleKeyDeletion";

    @Test
    void aStackWithAuditHasNoChangesAndTheDeployRoleAllowsEveryCall() throws IOException {
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

    @Test
    void aCopyForAPullRequestComesAndGoesByCallsThatItsRoleMayMake() throws IOException {
        var missing = Prerequisites.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        var original = Files.readString(FILE)
                .replace(
                        "state: octo-state",
                        "state: octo-state, pullRequests: preview, boundary: '%s'".formatted(BOUNDARY));
        var copy = original.replaceFirst("  slipway:audit:.*\n", "")
                .replaceFirst("  slipway:budget:.*\n", "")
                .replace("pullRequests: preview", "pullRequests: preview, roles: false");
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(aws, "pr-7", copy)) {
            var up = stack.up();
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(up.count(OperationType.CREATE));

            var calls = aws.actions();
            calls.removeAll(allowed("dev", original, "delivery-may-(pull-requests|read-front|read-back).*"));
            assertThat(calls)
                    .as("calls that the role of pull requests may not make")
                    .isEmpty();
        }
    }

    /** The actions of the deploy role's policies. */
    private static Set<String> allowed() throws IOException {
        return allowed("audited", Files.readString(FILE), "delivery-may-(?!read-values).*");
    }

    /** The actions of the policies that are called like this, in a stack of this file. */
    private static Set<String> allowed(String stack, String content, String policies) throws IOException {
        var file = Files.writeString(Files.createTempDirectory("slipway-").resolve("Pulumi.yaml"), content);
        // The emulator names calls of S3 by their operations; this one is granted under another name.
        var allowed = new TreeSet<>(Set.of("s3:HeadBucket"));
        App.preflight(StackFile.read(Path.of(""), stack, file)).plan().ofType("aws:iam/policy:Policy").stream()
                .filter(policy -> policy.name().matches(policies))
                .map(policy -> JsonParser.parseString(policy.text("policy")).getAsJsonObject())
                .flatMap(policy -> policy.getAsJsonArray("Statement").asList().stream())
                .map(statement -> statement.getAsJsonObject().get("Action"))
                .flatMap(action -> action.isJsonArray() ? action.getAsJsonArray().asList().stream() : Stream.of(action))
                .map(JsonElement::getAsString)
                .forEach(allowed::add);
        return allowed;
    }
}
