package dev.slipway.base;

import com.pulumi.deployment.Deployment;
import java.util.regex.Pattern;

/**
 * The name of a Pulumi stack, as another stack refers to it: {@code <stack>} of the same project, {@code <project>/<stack>} of
 * the same organization, or {@code <organization>/<project>/<stack>}. See
 * <a href="https://www.pulumi.com/docs/iac/concepts/stacks/#stack-naming">stack names</a>.
 */
public record StackName(String written) {
    private static final String PART = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final Pattern NAME = Pattern.compile("(%1$s/){0,2}%1$s".formatted(PART));

    /** @throws SpecException for another text than one to three parts with slashes between them */
    public StackName {
        if (!NAME.matcher(written).matches()) {
            throw new SpecException(
                    "the name of a stack is allowed: stack, project/stack or organization/project/stack",
                    "set it to one such as shop/base");
        }
    }

    /** The name of the stack itself, its last part. */
    public String stack() {
        return written.substring(written.lastIndexOf('/') + 1);
    }

    /**
     * The name with organization and project, by which Pulumi finds the stack.
     *
     * @param organization that of the stack that refers to it
     * @param project likewise
     */
    public String full(String organization, String project) {
        return switch (written.split("/").length) {
            case 1 -> "%s/%s/%s".formatted(organization, project, written);
            case 2 -> organization + "/" + written;
            default -> written;
        };
    }

    /** The full name for a reference by the stack that is deployed. */
    String full() {
        var deployment = Deployment.getInstance();
        return full(deployment.getOrganizationName(), deployment.getProjectName());
    }
}
