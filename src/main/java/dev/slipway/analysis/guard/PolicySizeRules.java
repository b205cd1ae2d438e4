package dev.slipway.analysis.guard;

import com.pulumi.aws.iam.Policy;
import com.pulumi.aws.iam.RolePolicy;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule about the size of policies. IAM counts no white space. */
final class PolicySizeRules {
    static final GuardRule POLICY_SIZE = GuardRule.error(
            "policy-size",
            "The inline policies of a role have up to 10,240 characters, and a managed policy has up to 6,144.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
            plan -> Stream.concat(inline(plan), managed(plan)));

    private static final int MAX_INLINE = 10_240;
    private static final int MAX_MANAGED = 6_144;

    private PolicySizeRules() {}

    private static Stream<Violation> inline(Plan plan) {
        return plan.ofType(RolePolicy.class).stream()
                .collect(Collectors.groupingBy(policy -> policy.text("role")))
                .values()
                .stream()
                .filter(policies -> size(policies) > MAX_INLINE)
                .map(policies -> Violation.of(
                        policies.stream()
                                .max(Comparator.comparingInt(PolicySizeRules::size))
                                .orElseThrow(),
                        "makes the inline policies of its role %d characters long, and IAM allows %d"
                                .formatted(size(policies), MAX_INLINE),
                        "put several secrets into one secret of Secrets Manager as JSON and read them by :<json key>::,"
                                + " shorten allow, or divide the service"));
    }

    private static Stream<Violation> managed(Plan plan) {
        return plan.ofType(Policy.class).stream()
                .filter(policy -> size(policy) > MAX_MANAGED)
                .map(policy -> Violation.of(
                        policy,
                        "has %d characters, and IAM allows %d".formatted(size(policy), MAX_MANAGED),
                        "divide it into several policies"));
    }

    private static int size(List<PlannedResource> policies) {
        return policies.stream().mapToInt(PolicySizeRules::size).sum();
    }

    private static int size(PlannedResource policy) {
        return policy.text("policy").replaceAll("\\s", "").length();
    }
}
