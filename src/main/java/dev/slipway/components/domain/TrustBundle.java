package dev.slipway.components.domain;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The certificate authorities of mutual TLS, as a PEM file in S3: for a load balancer, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html">mutual TLS</a>;
 * for an API, <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html">the same
 * there</a>. The deploying role must be allowed to read it.
 *
 * @param bucket the bucket's name
 * @param key the object's key
 * @param version of the object; empty for the newest one. AWS reads the object once: a new bundle takes effect when the
 *     key or the version changes
 */
public record TrustBundle(String bucket, String key, Optional<String> version) {
    /** See <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">bucket names</a>. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** @throws SpecException for a name that no bucket has, and a key of no or more than 1024 characters */
    public TrustBundle {
        var errors = new SpecErrors();
        if (!BUCKET.matcher(bucket).matches()) {
            errors.add(
                    "bucket",
                    "the bucket '%s' is not possible".formatted(bucket),
                    "give a name of 3 to 63 a-z 0-9 . and hyphens");
        }
        if (key.isEmpty() || key.length() > 1024) {
            errors.add("key", "the key '%s' is not possible".formatted(key), "give 1 to 1024 characters");
        }
        errors.throwAll();
    }

    /** The object as API Gateway names it. */
    public String uri() {
        return "s3://%s/%s".formatted(bucket, key);
    }
}
