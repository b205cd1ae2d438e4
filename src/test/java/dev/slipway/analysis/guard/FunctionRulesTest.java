package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import org.junit.jupiter.api.Test;

class FunctionRulesTest {
    private static PermissionArgs.Builder permission(String principal) {
        return PermissionArgs.builder()
                .action("lambda:InvokeFunction")
                .function("orders-activator")
                .principal(principal);
    }

    @Test
    void aServiceThatMayCallAFunctionForEverybodyIsABreach() {
        var wrong = " lets %s invoke the function for any account: set sourceArn to the resource that may invoke it";

        assertThat(Breaches.of(FunctionRules.FUNCTION_CALLER, ctx -> {
                    new Permission(
                            "any-balancer",
                            permission("elasticloadbalancing.amazonaws.com").build());
                    new Permission("anybody", permission("*").build());
                    new Permission(
                            "one-balancer",
                            permission("elasticloadbalancing.amazonaws.com")
                                    .sourceArn("arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/b")
                                    .build());
                    new Permission(
                            "one-organization",
                            permission("*").principalOrgId("o-a1b2c3d4e5").build());
                    new Permission("one-account", permission("123456789012").build());
                }))
                .containsExactlyInAnyOrder(
                        "any-balancer" + wrong.formatted("elasticloadbalancing.amazonaws.com"),
                        "anybody" + wrong.formatted("*"));
    }
}
