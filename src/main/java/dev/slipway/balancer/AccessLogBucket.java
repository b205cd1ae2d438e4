package dev.slipway.balancer;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.component.Component;
import dev.slipway.component.Place;
import dev.slipway.storage.BucketAccess;
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
        BucketAccess.createOwnership(child("ownership"), bucket, own());
        var block = BucketAccess.createBlock(child("public-access"), bucket, own());
        createEncryption(bucket);
        createExpiry(bucket, logs);
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
                child("bucket"), BucketV2Args.builder().forceDestroy(!kept).build(), own());
    }

    /** Keys of S3, for log delivery takes no others: see {@link LogDelivery}'s page, step 1. */
    private void createEncryption(BucketV2 bucket) {
        new BucketServerSideEncryptionConfigurationV2(
                child("encryption"),
                BucketServerSideEncryptionConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                                .applyServerSideEncryptionByDefault(
                                        BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs
                                                .builder()
                                                .sseAlgorithm("AES256")
                                                .build())
                                .build())
                        .build(),
                own());
    }

    private void createExpiry(BucketV2 bucket, AccessLogs logs) {
        new BucketLifecycleConfigurationV2(
                child("expiry"),
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketLifecycleConfigurationV2RuleArgs.builder()
                                .id("expire")
                                .status("Enabled")
                                // All of it: nothing in this bucket is kept for ever.
                                .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                                        .prefix("")
                                        .build())
                                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                                        .days(logs.days())
                                        .build())
                                .abortIncompleteMultipartUpload(
                                        BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs.builder()
                                                .daysAfterInitiation(1)
                                                .build())
                                .build())
                        .build(),
                own());
    }

    private void createPolicy(BucketV2 bucket, BucketPublicAccessBlock block) {
        var account = Place.account();
        var policy = Place.region().apply(region -> LogDelivery.policy(region, bucket.arn(), account)
                .json());
        // One after the other: S3 answers two changes of a bucket's access at a time with a conflict.
        var afterBlock = options().dependsOn(block).build();
        new BucketPolicy(
                child("policy"),
                BucketPolicyArgs.builder().bucket(bucket.id()).policy(policy).build(),
                afterBlock);
    }
}
