package dev.slipway.components.delivery;

import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ResourceTransformation;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives the roles of a stack with a delivery the
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">path</a> {@code /<project>-<stack>/}, so that the
 * deploy role may create, change and pass only these; and the account's
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">permissions boundary</a>, if there is one.
 *
 * <p>A transformation of the stack applies to every component. A role with a path keeps it: the roles of the delivery, which the deploy
 * role may not change.
 */
public final class RolePathTransformation implements ResourceTransformation {
    private final String path;
    private final Optional<Supplier<Output<String>>> boundary;

    /** @param boundary the ARN of a policy, from a program of Pulumi */
    public RolePathTransformation(String project, String stack, Optional<Supplier<Output<String>>> boundary) {
        this.path = path(project, stack);
        this.boundary = boundary;
    }

    static String path(String project, String stack) {
        return "/%s-%s/".formatted(project, stack);
    }

    @Override
    public Optional<Result> apply(Args change) {
        if (!(change.args() instanceof RoleArgs role) || role.path().isPresent()) {
            return Optional.empty();
        }
        var placed = RoleArgs.builder(role).path(path);
        boundary.ifPresent(arn -> placed.permissionsBoundary(arn.get()));
        return Optional.of(new Result(placed.build(), change.options()));
    }
}
