package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import dev.slipway.base.AwsContext;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a stack is known by in policies.
 *
 * @param boundary the ARN of the policy that bounds all roles of the stack
 */
record StackIdentity(
        String project,
        String stack,
        Output<String> partition,
        Output<String> region,
        Output<String> account,
        PlannedTypes planned,
        Optional<String> boundary) {

    private static final String PULL_REQUESTS = "pr-*";

    static StackIdentity of(PlannedTypes planned, Optional<String> boundary) {
        var deployment = Deployment.getInstance();
        return new StackIdentity(
                deployment.getProjectName(),
                deployment.getStackName(),
                AwsContext.partition(),
                AwsContext.region(),
                AwsContext.account(),
                planned,
                boundary);
    }

    /**
     * The stacks called {@code pr-<number>} of the same program: what is limited to this stack by name, by tag or by path is
     * then limited to all of those.
     */
    StackIdentity ofPullRequests() {
        var own = project + "-" + stack + "-";
        var buckets = planned.buckets().stream()
                .map(name -> name.startsWith(own)
                        ? project + "-" + PULL_REQUESTS + "-" + name.substring(own.length())
                        : name)
                .collect(Collectors.toSet());
        return new StackIdentity(
                project,
                PULL_REQUESTS,
                partition,
                region,
                account,
                PlannedTypes.of(planned.types(), buckets),
                boundary);
    }

    /** The operator of conditions that compare names of stacks. */
    String equal() {
        return stack.equals(PULL_REQUESTS) ? "StringLike" : "StringEquals";
    }

    /** An ARN from what stands after its partition: see {@link ResourceScope.On}. */
    Output<String> arn(String template) {
        var named = template.replace("{stack}", project + "-" + stack);
        return Output.tuple(partition, region, account).applyValue(known -> "arn:%s:%s"
                .formatted(known.t1, named.replace("{region}", known.t2).replace("{account}", known.t3)));
    }

    /** The ARNs of the stack's roles, by their path. */
    Output<String> roles() {
        return arn("iam::{account}:role" + RolePathTransformation.path(project, stack) + "*");
    }
}
