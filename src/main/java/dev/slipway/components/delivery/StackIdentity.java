package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import dev.slipway.base.AwsContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The identity of a stack in policies.
 *
 * @param regions of the resources
 * @param boundary the ARN of the permissions boundary of the stack's roles
 */
record StackIdentity(
        String project,
        String stack,
        Output<String> partition,
        List<Output<String>> regions,
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
                List.of(AwsContext.region()),
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
                .collect(Collectors.toCollection(TreeSet::new));
        return new StackIdentity(
                project, PULL_REQUESTS, partition, regions, account, planned.withBuckets(buckets), boundary);
    }

    /** The condition operator to compare names of stacks. */
    String equal() {
        return stack.equals(PULL_REQUESTS) ? "StringLike" : "StringEquals";
    }

    /** The same stack, for resources in the stack's region and in others. */
    StackIdentity inAlso(Collection<String> others) {
        var all =
                Stream.concat(regions.stream(), others.stream().map(Output::of)).toList();
        return new StackIdentity(project, stack, partition, all, account, planned, boundary);
    }

    /** The ARNs of a template, see {@link ResourceScope.Arn}: one for each region if it names the region. */
    List<Output<String>> arns(String template) {
        var named = template.replace("{stack}", project + "-" + stack);
        return regions.stream()
                .limit(named.contains("{region}") ? regions.size() : 1)
                .map(region -> Output.tuple(partition, region, account).applyValue(known -> "arn:%s:%s"
                        .formatted(known.t1, named.replace("{region}", known.t2).replace("{account}", known.t3))))
                .toList();
    }

    /** The ARN pattern of the stack's roles, by their path. */
    Output<String> roles() {
        return arns("iam::{account}:role" + RolePathTransformation.path(project, stack) + "*")
                .get(0);
    }
}
