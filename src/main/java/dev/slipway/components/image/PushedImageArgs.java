package dev.slipway.components.image;

import dev.slipway.base.Withers;
import java.util.regex.Pattern;

/**
 * The arguments of {@link PushedImage}.
 *
 * @param repository a change replaces the repository and its images
 * @param tag whose pushes are rolled out: up to 128 letters, digits and {@code _ . -}, not starting with {@code .} or
 *     {@code -}, see
 *     <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html">PutImage</a>
 * @param keep how many of the images that were pushed last stay in the repository, 2 to 1000; the one with the tag stays
 *     in any case
 * @param protectedFromDeletion whether neither a deploy nor {@code pulumi destroy} can delete the repository; if not,
 *     its images go with it
 */
@Withers
public record PushedImageArgs(RepositoryName repository, String tag, int keep, boolean protectedFromDeletion)
        implements ImageSpec, PushedImageArgsBuilder.With {
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

    /** @throws IllegalArgumentException for a tag or a number of images that is not allowed */
    public PushedImageArgs {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no tag of an image; write up to 128 letters, digits and _ . -, such as live"
                            .formatted(tag));
        }
        ImageLifecyclePolicy.check(keep);
    }

    /** The image with a tag, in a repository that may be deleted, the latest 5 kept. */
    public static PushedImageArgs of(RepositoryName repository, String tag) {
        return new PushedImageArgs(repository, tag, BuiltImageArgs.DEFAULT_KEEP, false);
    }
}
