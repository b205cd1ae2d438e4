package dev.slipway.storage;

import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketOwnershipControlsArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.iam.Statement;

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

    /** Denies everything to whoever comes without TLS. */
    public static Statement tlsOnly(Output<String> bucketArn) {
        return Statement.deny("s3:*")
                .forEverybody()
                .on(bucketArn)
                .on(Output.format("%s/*", bucketArn))
                .when("Bool", "aws:SecureTransport", Output.of("false"));
    }
}
