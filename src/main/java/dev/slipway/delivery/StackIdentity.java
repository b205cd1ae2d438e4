package dev.slipway.delivery;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.aws.outputs.GetPartitionResult;
import com.pulumi.aws.outputs.GetRegionResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import java.util.Optional;

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
        Planned planned,
        Optional<String> boundary) {

    static StackIdentity of(Planned planned, Optional<String> boundary) {
        var deployment = Deployment.getInstance();
        return new StackIdentity(
                deployment.getProjectName(),
                deployment.getStackName(),
                AwsFunctions.getPartition().applyValue(GetPartitionResult::partition),
                AwsFunctions.getRegion().applyValue(GetRegionResult::name),
                AwsFunctions.getCallerIdentity().applyValue(GetCallerIdentityResult::accountId),
                planned,
                boundary);
    }

    /** An ARN from what stands after its partition: see {@link Scope.On}. */
    Output<String> arn(String template) {
        var named = template.replace("{stack}", project + "-" + stack);
        return Output.tuple(partition, region, account).applyValue(known -> "arn:%s:%s"
                .formatted(known.t1, named.replace("{region}", known.t2).replace("{account}", known.t3)));
    }

    /** The ARNs of the stack's roles, by their path. */
    Output<String> roles() {
        return arn("iam::{account}:role" + RolePlace.path(project, stack) + "*");
    }
}
