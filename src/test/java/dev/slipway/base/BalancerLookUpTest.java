package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Look-ups of the rules of an existing listener. */
class BalancerLookUpTest {
    private static final String LISTENER =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210";
    private static final String RULE = LISTENER.replace(":listener/", ":listener-rule/") + "/0f0f0f0f0f0f0f0f";

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @Test
    void aPriorityWithoutARuleOrWithOneOfTheStackIsFree() {
        assertThat(
                        failure(
                                CompletableFuture.failedFuture(
                                        new IllegalStateException(
                                                "invoking aws:lb/getListenerRule:getListenerRule: 1 error occurred:\n\t* couldn't find resource"))))
                .isEmpty();
        assertThat(failure(rule(Map.of("Project", "project", "Stack", "stack"))))
                .isEmpty();
    }

    @Test
    void aRuleOfAnotherOwnerIsNamedWithTheKeyToChange() {
        assertThat(failure(rule(Map.of("Project", "project", "Stack", "other"))))
                .contains(
                        "slipway:balancer.existing.priorities: the listener %s has the rule %s of another owner at priority 1203; set it to a range that only this stack uses, such as 20000-20999"
                                .formatted(LISTENER, RULE));
        assertThat(failure(rule(Map.of()))).isPresent();
    }

    @Test
    void aDeniedLookUpNamesTheAction() {
        assertThat(failure(CompletableFuture.failedFuture(new IllegalStateException(
                        "AccessDenied: User x is not authorized to perform: elasticloadbalancing:DescribeRules"))))
                .contains(
                        "the rule with priority 1203 of %s cannot be looked up, because AWS denies elasticloadbalancing:DescribeRules; allow it for the role or user that runs Pulumi (AccessDenied: User x is not authorized to perform: elasticloadbalancing:DescribeRules)"
                                .formatted(LISTENER));
    }

    private static CompletableFuture<Map<String, Object>> rule(Map<String, String> tags) {
        return CompletableFuture.completedFuture(Map.of(
                "id", RULE,
                "arn", RULE,
                "listenerArn", LISTENER,
                "priority", 1203,
                "actions", List.of(),
                "conditions", List.of(),
                "tags", tags));
    }

    private static Optional<String> failure(CompletableFuture<Map<String, Object>> answer) {
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                return answer;
            }
        };
        var failures = new ArrayList<Optional<String>>();
        PulumiTest.withMocks(mocks)
                .runTest(context ->
                        failures.add(BalancerLookUp.freePriority(LISTENER, 1203).failure()));
        PulumiTest.cleanup();
        return failures.get(0);
    }
}
