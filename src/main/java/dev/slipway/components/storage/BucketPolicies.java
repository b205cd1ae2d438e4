package dev.slipway.components.storage;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.key.EncryptionKey;
import java.util.List;

/** The policies of buckets. */
public final class BucketPolicies {
    private BucketPolicies() {}

    /** The policy of a {@link Bucket}: TLS is required, and CloudFront may read the served paths. */
    static Policy of(Output<String> bucketArn, List<String> servedPaths) {
        var tlsOnly = tlsOnly(bucketArn);
        return servedPaths.isEmpty()
                ? Policy.of(tlsOnly)
                : Policy.of(tlsOnly, EncryptionKey.forDistributions(served(bucketArn, servedPaths)));
    }

    /**
     * The statement that allows CloudFront to read the served paths, see
     * <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html">
     * origin access control</a>.
     */
    private static Statement served(Output<String> bucketArn, List<String> paths) {
        var statement = Statement.allow("s3:GetObject").forService("cloudfront.amazonaws.com");
        for (var path : paths) {
            statement = statement.on(Output.format("%s%s", bucketArn, path));
        }
        return statement;
    }

    /** The statement that denies every request without TLS. */
    public static Statement tlsOnly(Output<String> bucketArn) {
        return Statement.deny("s3:*")
                .forEverybody()
                .on(bucketArn)
                .on(Output.format("%s/*", bucketArn))
                .when("Bool", "aws:SecureTransport", Output.of("false"));
    }
}
