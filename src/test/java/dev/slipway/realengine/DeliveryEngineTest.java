package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pulumi.automation.OperationType;
import dev.slipway.App;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stack with audit, budget and delivery, and the permissions of its deploys. */
@Tag("engine")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class DeliveryEngineTest {
    private static final Path FILE = Path.of("src/test/golden/Pulumi.audited.yaml");

    @Test
    void aStackWithAuditHasNoChangesAndTheDeployRoleAllowsEveryCall() throws IOException {
        var missing = Prerequisites.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(aws, "audited", Files.readString(FILE))) {
            var roles = new RolePermissions(aws, stack.plan());
            var up = stack.up();
            roles.evaluate("up", "deploy");

            assertThat(up.outputs().get("deploy_role_arn").toString())
                    .contains(":role/slipway-audited-delivery/delivery-deploy-role-");
            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(up.count(OperationType.CREATE));
            roles.evaluate("preview", "preview");
            stack.refreshExpectingNoDrift();
            roles.evaluate("refresh", "drift");
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(up.count(OperationType.CREATE));
            roles.evaluate("destroy", "deploy");
            roles.assertAllAllowed();
        } finally {
            System.out.print(EngineStack.TIMINGS.table());
        }
    }

    @Test
    void aCopyForAPullRequestComesAndGoesByCallsThatItsRoleMayMake() throws IOException {
        var missing = Prerequisites.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        var original = Files.readString(FILE);
        var copy = original.replaceFirst("  slipway:audit:.*\n", "")
                .replaceFirst("  slipway:budget:.*\n", "")
                .replaceFirst("  slipway:alarms:.*\n", "")
                .replace("pullRequests: previews", "pullRequests: previews\n    roles: false");
        assertThat(copy).contains("roles: false").doesNotContain("slipway:audit", "slipway:budget", "slipway:alarms");
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(aws, "pr-7", copy)) {
            var roles = new RolePermissions(
                    aws, App.preflight(TestProject.read("dev", file(original))).plan());
            var up = stack.up();
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(up.count(OperationType.CREATE));

            roles.evaluate("a pull request", "pull-requests");
            roles.assertAllAllowed();
        }
    }

    private static Path file(String content) throws IOException {
        return Files.writeString(Files.createTempDirectory("slipway-").resolve("Pulumi.yaml"), content);
    }
}
