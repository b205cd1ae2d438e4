package dev.slipway.components.image;

import java.util.regex.Pattern;

/**
 * The name of an ECR repository: 2 to 256 lowercase letters, digits and single {@code . _ - /} between them, a letter
 * first, see <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html">
 * CreateRepository</a>. People read it, as in {@code slipway-dev/orders}. A change replaces the repository, and its
 * images with it.
 */
public record RepositoryName(String value) {
    private static final Pattern ALLOWED =
            Pattern.compile("(?=[a-z])(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 256;

    public RepositoryName {
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the repository name '%s' has %d characters; ECR allows 2 to 256".formatted(value, value.length()));
        }
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the repository name '%s' is not allowed; start with a lowercase letter, go on with lowercase letters and digits, and put single . _ - or / between them"
                            .formatted(value));
        }
    }
}
