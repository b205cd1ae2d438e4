package dev.slipway.components.balancer;

import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.components.storage.BucketAccess;
import dev.slipway.components.storage.LogBuckets;
import java.util.Map;

/**
 * The bucket for a balancer's access logs: only log delivery writes to it, and logs expire. Depend on it as a whole
 * before turning logging on, which fails where delivery may not write.
 */
final class AccessLogBucket extends Component {
    private static final String TYPE = "slipway:balancer:AccessLogBucket";

    private final Output<String> bucket;

    /**
     * @param kept whether the bucket stays, and stops a destroy, while it has logs. Log delivery goes on for some
     *     minutes after a balancer is gone, so that a bucket is hardly ever empty
     */
    AccessLogBucket(String name, AccessLogs logs, boolean kept, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var bucket = createBucket(kept);
        BucketAccess.createOwnership(childName("ownership"), bucket, childOptions());
        var block = BucketAccess.createBlock(childName("public-access"), bucket, childOptions());
        LogBuckets.createEncryption(childName("encryption"), bucket, childOptions());
        LogBuckets.createExpiry(childName("expiry"), bucket, logs.days(), childOptions());
        createPolicy(bucket, block);
        this.bucket = bucket.bucket();
        registerOutputs(Map.of("bucket", this.bucket));
    }

    /** The bucket's name. */
    Output<String> bucket() {
        return bucket;
    }

    private BucketV2 createBucket(boolean kept) {
        return new BucketV2(
                childName("bucket"), BucketV2Args.builder().forceDestroy(!kept).build(), childOptions());
    }

    private void createPolicy(BucketV2 bucket, BucketPublicAccessBlock block) {
        var account = AwsContext.account();
        var policy = AwsContext.region().apply(region -> AccessLogDelivery.policy(region, bucket.arn(), account)
                .json());
        // One after the other: S3 answers two changes of a bucket's access at a time with a conflict.
        var afterBlock = options().dependsOn(block).build();
        new BucketPolicy(
                childName("policy"),
                BucketPolicyArgs.builder().bucket(bucket.id()).policy(policy).build(),
                afterBlock);
    }
}
