package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.iam.Policy;
import com.pulumi.aws.iam.PolicyArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import org.junit.jupiter.api.Test;

class PolicySizeRulesTest {
    @Test
    void theInlinePoliciesOfARoleAreCountedTogetherWithoutWhiteSpace() {
        assertThat(Breaches.of(PolicySizeRules.POLICY_SIZE, ctx -> {
                    inline("small", "web", 240);
                    inline("large", "web", 10_001);
                    inline("other", "api", 10_240);
                }))
                .containsExactly(
                        "large makes the inline policies of its role 10241 characters long, and IAM allows 10240:"
                                + " put several secrets into one secret of Secrets Manager as JSON and read them by :<json key>::,"
                                + " shorten allow, or divide the service");
    }

    @Test
    void aManagedPolicyHasAQuotaOfItsOwn() {
        assertThat(Breaches.of(PolicySizeRules.POLICY_SIZE, ctx -> {
                    new Policy(
                            "fits",
                            PolicyArgs.builder().policy("x".repeat(6144)).build());
                    new Policy(
                            "long",
                            PolicyArgs.builder().policy("x".repeat(6145)).build());
                }))
                .containsExactly("long has 6145 characters, and IAM allows 6144: divide it into several policies");
    }

    private static void inline(String name, String role, int size) {
        new RolePolicy(
                name,
                RolePolicyArgs.builder()
                        .role(role)
                        .policy("x".repeat(size) + " \n")
                        .build());
    }
}
