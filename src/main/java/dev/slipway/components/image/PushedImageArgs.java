package dev.slipway.components.image;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.regex.Pattern;

/**
 * The arguments of {@link PushedImage}.
 *
 * @param repository the name of the ECR repository; a change replaces the repository and its images
 * @param tag the tag whose pushes are rolled out: up to 128 letters, digits and {@code _ . -}, not starting with
 *     {@code .} or {@code -}, see
 *     <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html">PutImage</a>
 * @param keep the number of images pushed last that stay in the repository, 2 to 1000; the one with the tag always
 *     stays
 * @param protectedFromDeletion true to refuse the deletion of the repository by {@code up} and {@code destroy}; if
 *     false, its images are deleted with it
 */
@Withers
public record PushedImageArgs(RepositoryName repository, String tag, int keep, boolean protectedFromDeletion)
        implements ImageSpec, PushedImageArgsBuilder.With {
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

    /** @throws SpecException for a tag or a number of images that is not allowed */
    public PushedImageArgs {
        if (!TAG.matcher(tag).matches()) {
            throw new SpecException(
                    "tag",
                    "'%s' is not a tag of an image".formatted(tag),
                    "write up to 128 letters, digits and _ . -, such as live");
        }
        ImageLifecyclePolicy.check(keep);
    }

    /** The image with a tag, in a repository without deletion protection; the latest 5 images are kept. */
    public static PushedImageArgs of(RepositoryName repository, String tag) {
        return new PushedImageArgs(repository, tag, BuiltImageArgs.DEFAULT_KEEP, false);
    }
}
