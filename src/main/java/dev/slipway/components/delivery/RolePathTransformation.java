package dev.slipway.components.delivery;

import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.resources.ResourceTransformation;
import java.util.Optional;

/**
 * Puts the roles of a stack that is delivered under a
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">path</a> of its own,
 * {@code /<project>-<stack>/}, so that the deploy role may make, change and pass these and no others; and bounds them
 * where the account has a
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">boundary</a> for that.
 *
 * <p>A transformation of the stack, so that no component can forget it. A role that names a path keeps it: those of the
 * delivery itself, which it may not change.
 */
public final class RolePathTransformation implements ResourceTransformation {
    private final String path;
    private final Optional<String> boundary;

    /** @param boundary the ARN of a policy */
    public RolePathTransformation(String project, String stack, Optional<String> boundary) {
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
        boundary.ifPresent(placed::permissionsBoundary);
        return Optional.of(new Result(placed.build(), change.options()));
    }
}
