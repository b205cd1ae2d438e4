package dev.slipway.base;

import com.pulumi.aws.lb.LbFunctions;
import com.pulumi.aws.lb.inputs.GetListenerPlainArgs;
import com.pulumi.aws.lb.inputs.GetListenerRulePlainArgs;
import com.pulumi.aws.lb.inputs.GetLoadBalancerPlainArgs;
import com.pulumi.aws.lb.outputs.GetListenerResult;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Look-ups of existing load balancers, their listeners and their rules. */
public final class BalancerLookUp {
    private static final String CORRECT = "correct slipway:balancer.existing.listenerArn";

    private BalancerLookUp() {}

    /**
     * An existing application load balancer.
     *
     * @param vpcId empty on the embedded engine
     * @param securityGroupId the first of its security groups
     * @param zoneId the hosted zone of its DNS name
     */
    public record Found(String vpcId, String securityGroupId, String dnsName, String zoneId, String arnSuffix) {}

    /** The protocol of a listener, {@code HTTP} or {@code HTTPS}. */
    public static LookUp<String> listenerProtocol(String arn) {
        var listener = GetListenerPlainArgs.builder().arn(arn).build();
        return LookUp.once("the listener " + arn, CORRECT, () -> LbFunctions.getListenerPlain(listener)
                .thenApply(GetListenerResult::protocol));
    }

    /** An application load balancer by its ARN. */
    public static LookUp<Found> balancer(String arn) {
        var balancer = GetLoadBalancerPlainArgs.builder().arn(arn).build();
        return LookUp.once("the load balancer " + arn, CORRECT, () -> LbFunctions.getLoadBalancerPlain(balancer)
                .thenApply(found -> new Found(
                        found.vpcId(),
                        found.securityGroups().stream().sorted().findFirst().orElse(""),
                        found.dnsName(),
                        found.zoneId(),
                        found.arnSuffix())));
    }

    /**
     * A priority of a listener that no rule has, or one of this stack, by its tags. Its failure names the rule of another owner.
     * The answer is the priority.
     */
    public static LookUp<Integer> freePriority(String listenerArn, int priority) {
        return LookUp.once(
                "the rule with priority %d of %s".formatted(priority, listenerArn),
                CORRECT,
                () -> otherOwner(listenerArn, priority).thenApply(other -> {
                    other.ifPresent(rule -> {
                        throw new RunException(
                                "slipway:balancer.existing.priorities: the listener %s has the rule %s of another owner at priority %d; set it to a range that only this stack uses, such as 20000-20999"
                                        .formatted(listenerArn, rule, priority));
                    });
                    return priority;
                }));
    }

    /** True for a priority of a listener that has no rule, or one of this stack, by its tags. */
    public static LookUp<Boolean> isFree(String listenerArn, int priority) {
        return LookUp.once(
                "the owner of the rule with priority %d of %s".formatted(priority, listenerArn),
                "deploy the environment again",
                () -> otherOwner(listenerArn, priority).thenApply(Optional::isEmpty));
    }

    /** The ARN of the rule of another owner; empty for a priority without a rule, and for a rule of this stack. */
    private static CompletableFuture<Optional<String>> otherOwner(String listenerArn, int priority) {
        var rule = GetListenerRulePlainArgs.builder()
                .listenerArn(listenerArn)
                .priority(priority)
                .build();
        var stack = Deployment.getInstance();
        return LbFunctions.getListenerRulePlain(rule)
                .thenApply(found -> {
                    var own = stack.getProjectName().equals(found.tags().get("Project"))
                            && stack.getStackName().equals(found.tags().get("Stack"));
                    return Optional.of(found.arn()).filter(arn -> !arn.isEmpty() && !own);
                })
                .exceptionallyCompose(failure -> LookUpFailure.of(failure).isMissing()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.failedFuture(failure));
    }

    /** The look-up of a call that a plan contains; empty for another function. */
    static Optional<Supplier<LookUp<?>>> of(String token, Map<String, Object> arguments) {
        return Optional.<Supplier<LookUp<?>>>ofNullable(
                switch (token) {
                    case "aws:lb/getListener:getListener" -> () -> listenerProtocol(LookUp.text(arguments, "arn"));
                    case "aws:lb/getLoadBalancer:getLoadBalancer" -> () -> balancer(LookUp.text(arguments, "arn"));
                    case "aws:lb/getListenerRule:getListenerRule" ->
                        () -> freePriority(LookUp.text(arguments, "listenerArn"), (int)
                                Double.parseDouble(LookUp.text(arguments, "priority")));
                    default -> null;
                });
    }
}
