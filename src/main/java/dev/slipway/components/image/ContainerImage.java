package dev.slipway.components.image;

import com.pulumi.core.Output;
import java.util.Optional;

/** An image that a container runs. */
public interface ContainerImage {
    /** What the task definition names: pinned to a digest where the image is built here. */
    Output<String> reference();

    /**
     * The ARN of the private ECR repository that holds the image, for the execution role to be allowed to pull from it
     * alone; empty for any other registry.
     */
    Optional<Output<String>> repositoryArn();

    /** The address of the stack's own repository without a tag, empty where the image is of another registry. */
    default Optional<Output<String>> repositoryUrl() {
        return Optional.empty();
    }
}
