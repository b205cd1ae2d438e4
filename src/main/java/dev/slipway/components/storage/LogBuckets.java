package dev.slipway.components.storage;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.resources.CustomResourceOptions;

/** What buckets have in common into which AWS delivers logs. */
public final class LogBuckets {
    private LogBuckets() {}

    /** Keys of S3, for the delivery of access logs takes no others. */
    public static void createEncryption(String name, BucketV2 bucket, CustomResourceOptions options) {
        var byS3 = BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs.builder()
                .sseAlgorithm("AES256")
                .build();
        new BucketServerSideEncryptionConfigurationV2(
                name,
                BucketServerSideEncryptionConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                                .applyServerSideEncryptionByDefault(byS3)
                                .build())
                        .build(),
                options);
    }

    /** Nothing is kept for ever. */
    public static void createExpiry(String name, BucketV2 bucket, int days, CustomResourceOptions options) {
        new BucketLifecycleConfigurationV2(
                name,
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(expiry(days).build())
                        .build(),
                options);
    }

    /** A rule by which every object goes after some days. */
    public static BucketLifecycleConfigurationV2RuleArgs.Builder expiry(int days) {
        return BucketLifecycleConfigurationV2RuleArgs.builder()
                .id("expire")
                .status("Enabled")
                .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                        .prefix("")
                        .build())
                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                        .days(days)
                        .build())
                .abortIncompleteMultipartUpload(
                        BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs.builder()
                                .daysAfterInitiation(1)
                                .build());
    }
}
