package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import dev.slipway.base.AwsContext;
import java.util.Optional;
import java.util.stream.Collectors;

/** The identity of a stack in policies.
 *
 * @param boundary the ARN of the permissions boundary of the stack's roles
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

    /** The stacks called {@code pr-<number>} of the same program: permissions limited to this stack by name, tag or path are then limited to
     * all of those.
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

    /** The condition operator to compare names of stacks. */
    String equal() {
        return stack.equals(PULL_REQUESTS) ? "StringLike" : "StringEquals";
    }

    /** An ARN from its part after the partition: see {@link ResourceScope.Arn}. */
    Output<String> arn(String template) {
        var named = template.replace("{stack}", project + "-" + stack);
        return Output.tuple(partition, region, account).applyValue(known -> "arn:%s:%s"
                .formatted(known.t1, named.replace("{region}", known.t2).replace("{account}", known.t3)));
    }

    /** The ARN pattern of the stack's roles, by their path. */
    Output<String> roles() {
        return arn("iam::{account}:role" + RolePathTransformation.path(project, stack) + "*");
    }
}
