package dev.slipway.components.storage;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketOwnershipControlsArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketVersioningV2Args;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import dev.slipway.base.PhysicalName;

/** The inputs of the resources that configure a bucket. The component of the bucket constructs these resources. */
public final class BucketInputs {
    private BucketInputs() {}

    /** The prefix of a bucket's name, which begins with those of project and stack as long as they fit.
     *
     * @param name of the component
     */
    public static String prefix(String stackName, String name) {
        return PhysicalName.BUCKET_PREFIX.fit("%s-%s-".formatted(stackName, name), 8);
    }

    /** Ownership controls that turn access control lists off, so that only policies grant access. */
    public static BucketOwnershipControlsArgs ownership(BucketV2 bucket) {
        return ownership(bucket, "BucketOwnerEnforced");
    }

    /** Ownership controls that keep access control lists on, for an AWS service that delivers by them. */
    public static BucketOwnershipControlsArgs ownershipWithAcls(BucketV2 bucket) {
        return ownership(bucket, "BucketOwnerPreferred");
    }

    private static BucketOwnershipControlsArgs ownership(BucketV2 bucket, String setting) {
        return BucketOwnershipControlsArgs.builder()
                .bucket(bucket.id())
                .rule(BucketOwnershipControlsRuleArgs.builder()
                        .objectOwnership(setting)
                        .build())
                .build();
    }

    /** The public access block, with all four settings on. */
    public static BucketPublicAccessBlockArgs publicAccessBlock(BucketV2 bucket) {
        return BucketPublicAccessBlockArgs.builder()
                .bucket(bucket.id())
                .blockPublicAcls(true)
                .blockPublicPolicy(true)
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build();
    }

    /** Versioning, which keeps replaced and deleted objects as noncurrent versions. */
    public static BucketVersioningV2Args versioning(BucketV2 bucket) {
        return BucketVersioningV2Args.builder()
                .bucket(bucket.id())
                .versioningConfiguration(BucketVersioningV2VersioningConfigurationArgs.builder()
                        .status("Enabled")
                        .build())
                .build();
    }

    /** Default encryption with a KMS key (SSE-KMS). */
    public static BucketServerSideEncryptionConfigurationV2Args encryption(BucketV2 bucket, Output<String> keyArn) {
        var withKey = BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs.builder()
                .sseAlgorithm("aws:kms")
                .kmsMasterKeyId(keyArn)
                .build();
        return encryption(
                bucket,
                BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                        .applyServerSideEncryptionByDefault(withKey)
                        // An S3 Bucket Key: one KMS request for many objects.
                        .bucketKeyEnabled(true)
                        .build());
    }

    /** Default encryption with keys of S3 (SSE-S3), the only one that the delivery of access logs supports. */
    public static BucketServerSideEncryptionConfigurationV2Args encryption(BucketV2 bucket) {
        var byS3 = BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs.builder()
                .sseAlgorithm("AES256")
                .build();
        return encryption(
                bucket,
                BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                        .applyServerSideEncryptionByDefault(byS3)
                        .build());
    }

    private static BucketServerSideEncryptionConfigurationV2Args encryption(
            BucketV2 bucket, BucketServerSideEncryptionConfigurationV2RuleArgs rule) {
        return BucketServerSideEncryptionConfigurationV2Args.builder()
                .bucket(bucket.id())
                .rules(rule)
                .build();
    }

    /** A lifecycle configuration that deletes every object after a number of days. */
    public static BucketLifecycleConfigurationV2Args expiry(BucketV2 bucket, int days) {
        return BucketLifecycleConfigurationV2Args.builder()
                .bucket(bucket.id())
                .rules(expiry(days).build())
                .build();
    }

    /** A lifecycle rule that deletes every object after a number of days, and unfinished uploads after one. */
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
