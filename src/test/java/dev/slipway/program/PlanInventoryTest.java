package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.StackConfigs;
import java.util.Map;
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
}
