package dev.slipway.components.image;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.ImageReference;
import java.util.Optional;

/**
 * An image of any registry.
 *
 * <p>A pull from the ECR of another account also needs a permission for the task execution role in that repository's
 * <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html">policy</a>.
 *
 * @param text the image reference, see {@link ImageReference}
 */
public record RegistryImage(String text) implements ContainerImage, ImageSpec {

    /** @throws IllegalArgumentException for a text that is not an image reference */
    public RegistryImage {
        ImageReference.of(text);
    }

    public static RegistryImage of(String text) {
        return new RegistryImage(text);
    }

    /** True if the reference has a digest; a tag can move to another image. */
    public boolean pinned() {
        return parts().digest().isPresent();
    }

    @Override
    public Output<String> reference() {
        return Output.of(text);
    }

    @Override
    public Optional<Output<String>> repositoryArn() {
        var parts = parts();
        return parts.ecr()
                .map(registry -> AwsContext.partition().applyValue(partition -> "arn:%s:ecr:%s:%s:repository/%s"
                        .formatted(partition, registry.region(), registry.account(), parts.repository())));
    }

    /** True if the image is in a private ECR repository of any account. */
    public boolean inEcr() {
        return parts().ecr().isPresent();
    }

    /** The region of the private ECR repository; empty for any other registry. */
    public Optional<String> ecrRegion() {
        return parts().ecr().map(ImageReference.EcrRegistry::region);
    }

    private ImageReference parts() {
        return ImageReference.of(text);
    }
}
