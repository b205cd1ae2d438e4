package dev.slipway.components.balancer;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.components.storage.BucketInputs;
import java.util.Map;

/**
 * The bucket of a load balancer's access logs, to which only log delivery writes, with objects that expire. The load
 * balancer depends on the whole component: AWS refuses to enable access logs before delivery may write.
 */
final class AccessLogBucket extends Component {
    private static final String TYPE = "slipway:balancer:AccessLogBucket";

    private final Output<String> bucket;

    /**
     * @param kept true for a bucket that cannot be deleted while it contains logs. Log delivery continues for some
     *     minutes after a load balancer is deleted, so that a bucket is rarely empty
     */
    AccessLogBucket(String name, AccessLogs logs, boolean kept, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var bucket = createBucket(kept);
        new BucketOwnershipControls(childName("ownership"), BucketInputs.ownership(bucket), childOptions());
        var block = new BucketPublicAccessBlock(
                childName("public-access"), BucketInputs.publicAccessBlock(bucket), childOptions());
        new BucketServerSideEncryptionConfigurationV2(
                childName("encryption"), BucketInputs.encryption(bucket), childOptions());
        new BucketLifecycleConfigurationV2(
                childName("expiry"), BucketInputs.expiry(bucket, logs.days()), childOptions());
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
                childName("bucket"),
                BucketV2Args.builder()
                        .bucketPrefix(BucketInputs.prefix(stackName(), name()))
                        .forceDestroy(!kept)
                        .build(),
                childOptions());
    }

    private void createPolicy(BucketV2 bucket, BucketPublicAccessBlock block) {
        var account = AwsContext.account();
        var policy = AwsContext.region().apply(region -> AccessLogDelivery.policy(region, bucket.arn(), account)
                .json());
        // In sequence: S3 answers concurrent changes of a bucket's access with a conflict.
        var afterBlock = options().dependsOn(block).build();
        new BucketPolicy(
                childName("policy"),
                BucketPolicyArgs.builder().bucket(bucket.id()).policy(policy).build(),
                afterBlock);
    }
}
