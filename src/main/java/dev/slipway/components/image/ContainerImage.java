package dev.slipway.components.image;

import com.pulumi.core.Output;
import java.util.Optional;

/** The image of a container. */
public interface ContainerImage {
    /** The image reference of the task definition; with a digest if the stack builds the image. */
    Output<String> reference();

    /**
     * The ARN of the image's private ECR repository, to which the pull permission of the execution role is restricted;
     * empty for any other registry.
     */
    Optional<Output<String>> repositoryArn();

    /** The URL of the stack's own ECR repository without a tag; empty for an image of another registry. */
    default Optional<Output<String>> repositoryUrl() {
        return Optional.empty();
    }
}
