package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.StackConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way of a plan's types to the policies of who deploys it. */
class PlanInventoryTest {
    private static final String DELIVERY = "{\"repository\":\"octo-org/octo-repo\"}";

    private static Preflight preflight(String table) {
        return App.preflight(StackConfigs.of(Map.of(
                "slipway:delivery",
                DELIVERY,
                "slipway:audit",
                "{\"trail\":true}",
                "slipway:storage",
                "{\"bucket\":\"files\"%s}".formatted(table))));
    }

    private static String policy(Preflight preflight) {
        return preflight.plan().named("delivery-may-data").text("policy");
    }

    @Test
    void aFurtherTypeInThePlanAddsItsPermissions() {
        assertThat(policy(preflight(""))).contains("s3:PutBucketVersioning").doesNotContain("dynamodb:");
        assertThat(policy(preflight(",\"table\":\"orders\"")))
                .contains("dynamodb:CreateTable", "arn:aws:dynamodb:eu-west-1:123456789012:table/shop-test-*");
    }

    @Test
    void anotherResourceOfATypeAddsNoPermission() {
        var one = ",\"tables\":{\"a\":{\"hash\":\"id\"}}";
        var two = ",\"tables\":{\"a\":{\"hash\":\"id\"},\"b\":{\"hash\":\"id\"}}";

        assertThat(policy(preflight(one))).isEqualTo(policy(preflight(two)));
    }

    @Test
    void theAuditsBucketIsNotAmongThem() {
        var policy = policy(preflight(""));

        assertThat(policy).contains("arn:aws:s3:::shop-test-files-*").doesNotContain("audit-store");
    }

    @Test
    void theRegisteredSettingsAreThePlannedOnes() {
        var preflight = preflight("");
        var planned = preflight.settings().delivery().orElseThrow().planned();

        assertThat(planned.types())
                .containsExactlyElementsOf(Stream.concat(
                                preflight.plan().functions().stream().map(FunctionCall::token),
                                preflight.plan().resources().stream().map(PlannedResource::type))
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    void rolesOfADeliveredStackLieInItsPath() {
        var delivered = App.preflight(StackConfigs.of(Map.of(
                "slipway:delivery",
                "{\"repository\":\"octo-org/octo-repo\",\"boundary\":\"arn:aws:iam::123456789012:policy/limit\"}")));
        var alone = App.preflight(StackConfigs.of(Map.of()));

        var role = delivered.plan().named("network-flow-logs-role");
        assertThat(role.text("path")).isEqualTo("/shop-test/");
        assertThat(role.text("permissionsBoundary")).isEqualTo("arn:aws:iam::123456789012:policy/limit");
        assertThat(delivered.plan().named("delivery-deploy-role").text("path")).isEqualTo("/shop-test-delivery/");
        assertThat(alone.plan().named("network-flow-logs-role").input("path")).isEmpty();
    }

    private static final String PULL_REQUESTS =
            "{\"repository\":\"octo-org/octo-repo\",\"environment\":\"dev\",\"pullRequests\":\"preview\"%s}";

    @Test
    void everyRoleOfACopyForAPullRequestHasTheBoundaryThatTheOriginalCreates() {
        var original = App.preflight(StackConfigs.of(Map.of("slipway:delivery", PULL_REQUESTS.formatted(""))));
        var copy =
                App.preflight(StackConfigs.of(Map.of("slipway:delivery", PULL_REQUESTS.formatted(",\"roles\":false"))));

        assertThat(original.plan().named("delivery-pull-requests-boundary").text("path"))
                .isEqualTo("/shop-delivery/");
        assertThat(copy.plan().ofType("aws:iam/role:Role")).isNotEmpty().allSatisfy(role -> assertThat(
                        role.text("permissionsBoundary"))
                .isEqualTo("arn:aws:iam::123456789012:policy/shop-delivery/shop-pull-requests-boundary"));
        assertThat(original.plan().named("network-flow-logs-role").input("permissionsBoundary"))
                .isEmpty();
    }

    @Test
    void thePullRequestRoleHasNoPermissionsOnResourcesThatACopyNeverHas() {
        var plan = App.preflight(StackConfigs.of(Map.of(
                        "slipway:delivery",
                        PULL_REQUESTS.formatted(""),
                        "slipway:audit",
                        "{\"trail\":true}",
                        "slipway:alarms",
                        "{\"email\":\"ops@example.com\"}")))
                .plan();

        assertThat(plan.named("delivery-may-watch").text("policy")).contains("sns:CreateTopic");
        assertThat(plan.named("delivery-may-pull-requests-watch").text("policy"))
                .doesNotContain("sns:");
        assertThat(plan.named("delivery-may-read-back").text("policy")).contains("cloudtrail:");
        assertThat(plan.named("delivery-may-pull-requests-read-back").text("policy"))
                .doesNotContain("cloudtrail:", "iam:GetPolicy");
    }

    @Test
    void aCopyHasTheSettingsOfItsStackWithoutThoseThatExistOnce() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80}}".formatted(StackConfigs.IMAGE);

        assertThat(PullRequestCopy.of(StackConfigs.of(Map.of(
                                "slipway:domain",
                                "{\"zone\":\"example.com\"}",
                                "slipway:services",
                                service,
                                "slipway:delivery",
                                PULL_REQUESTS.formatted(""))))
                        .values())
                .doesNotContainKey("slipway:domain")
                .containsEntry("slipway:services", service)
                .hasEntrySatisfying(
                        "slipway:delivery", delivery -> assertThat(delivery).contains("\"roles\":false"));
    }

    @Test
    void theScriptOfEnvironmentsLeavesOutTheSameSettings() throws IOException {
        var settings = PullRequestCopy.ONCE.stream()
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(", ", "ONCE = (", ")"));

        assertThat(Files.readString(Path.of(".github/scripts/environment.py"))).contains(settings);
    }
}
