package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import dev.slipway.base.AwsContext;
import dev.slipway.base.iam.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The identity of a stack in policies.
 *
 * @param regions of the resources; none for services without regions
 * @param boundary the ARN of the permissions boundary of the stack's roles
 */
record StackIdentity(
        String project,
        String stack,
        Output<String> partition,
        List<Output<String>> regions,
        Output<String> account,
        PlannedTypes planned,
        Optional<Output<String>> boundary) {

    private static final String PULL_REQUESTS = "pr-*";

    static StackIdentity of(PlannedTypes planned, Optional<Output<String>> boundary) {
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
     *
     * @param copy the plan of such a stack
     * @param limit the ARN of the permissions boundary of their roles
     */
    StackIdentity ofPullRequests(PlannedCopy copy, Output<String> limit) {
        return new StackIdentity(
                project,
                PULL_REQUESTS,
                partition,
                regions,
                account,
                copy.planned().withBuckets(copy.named(copy.planned().buckets(), project + "-" + PULL_REQUESTS)),
                Optional.of(limit));
    }

    /** The beginning {@code <project>-<stack>} of names. */
    String prefix() {
        return project + "-" + stack;
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

    /** The same stack, for resources of services without regions. */
    StackIdentity global() {
        return new StackIdentity(project, stack, partition, List.of(), account, planned, boundary);
    }

    /** The end of a statement's reason, which differs where the regions do. */
    String place() {
        return regions.isEmpty() ? " without regions" : regions.size() == 1 ? "" : " in the regions";
    }

    /** A statement for the regions of the resources only. */
    Statement inRegions(Statement statement) {
        return regions.isEmpty() ? statement : statement.when("StringEquals", "aws:RequestedRegion", regions);
    }

    /** The ARNs of a template, see {@link ResourceScope.Arn}: one for each region if it names the region. */
    List<Output<String>> arns(String template) {
        var named = template.replace("{stack}", prefix());
        var places = named.contains("{region}") ? regions : List.of(Output.of(""));
        return places.stream()
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
