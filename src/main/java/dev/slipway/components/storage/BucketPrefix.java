package dev.slipway.components.storage;

/**
 * Prefix of a bucket's name. The provider adds 26 digits, because bucket names are globally unique. See <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">naming rules</a>.
 *
 * @param text up to 37 characters
 */
public record BucketPrefix(String text) {
    public BucketPrefix {
        if (!text.matches("(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]{0,36}")) {
            throw new IllegalArgumentException(
                    ("the bucket's name would begin with %s, and up to 37 lower-case letters, digits and hyphens are"
                                    + " allowed; shorten its name, or rename the project or the stack")
                            .formatted(text));
        }
    }
}
