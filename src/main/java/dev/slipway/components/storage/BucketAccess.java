package dev.slipway.components.storage;

import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketOwnershipControlsArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.key.Key;
import java.util.List;

/** What closes a bucket to all but the account that owns it. */
public final class BucketAccess {
    private BucketAccess() {}

    /** Turns access-control lists off: policies alone say who may do what. */
    public static void createOwnership(String name, BucketV2 bucket, CustomResourceOptions options) {
        new BucketOwnershipControls(
                name,
                BucketOwnershipControlsArgs.builder()
                        .bucket(bucket.id())
                        .rule(BucketOwnershipControlsRuleArgs.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build())
                        .build(),
                options);
    }

    /** Blocks public access, in all four ways. */
    public static BucketPublicAccessBlock createBlock(String name, BucketV2 bucket, CustomResourceOptions options) {
        return new BucketPublicAccessBlock(
                name,
                BucketPublicAccessBlockArgs.builder()
                        .bucket(bucket.id())
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build(),
                options);
    }

    /** A bucket's policy: TLS alone, and what CloudFront may read for distributions of the account. */
    static Policy policy(Output<String> bucketArn, List<String> servedPaths, Key key) {
        var tlsOnly = tlsOnly(bucketArn);
        return servedPaths.isEmpty()
                ? Policy.of(tlsOnly)
                : Policy.of(tlsOnly, key.forDistributions(served(bucketArn, servedPaths)));
    }

    /**
     * See <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html">
     * origin access control</a>.
     */
    private static Statement served(Output<String> bucketArn, List<String> paths) {
        var statement = Statement.allow("s3:GetObject").forService("cloudfront.amazonaws.com");
        for (var path : paths) {
            statement = statement.on(Output.format("%s%s", bucketArn, path));
        }
        return statement;
    }

    /** Denies everything to whoever comes without TLS. */
    public static Statement tlsOnly(Output<String> bucketArn) {
        return Statement.deny("s3:*")
                .forEverybody()
                .on(bucketArn)
                .on(Output.format("%s/*", bucketArn))
                .when("Bool", "aws:SecureTransport", Output.of("false"));
    }
}
