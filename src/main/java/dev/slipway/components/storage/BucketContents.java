package dev.slipway.components.storage;

import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.s3.BucketVersioningV2Args;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;

/** How a bucket keeps what is put into it. */
public final class BucketContents {
    private BucketContents() {}

    /** Keeps what is replaced and deleted as old versions. */
    public static BucketVersioningV2 createVersioning(String name, BucketV2 bucket, CustomResourceOptions options) {
        return new BucketVersioningV2(
                name,
                BucketVersioningV2Args.builder()
                        .bucket(bucket.id())
                        .versioningConfiguration(BucketVersioningV2VersioningConfigurationArgs.builder()
                                .status("Enabled")
                                .build())
                        .build(),
                options);
    }

    /** Encrypts objects with a key of KMS. */
    public static void createEncryption(
            String name, BucketV2 bucket, Output<String> keyArn, CustomResourceOptions options) {
        var withKey = BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs.builder()
                .sseAlgorithm("aws:kms")
                .kmsMasterKeyId(keyArn)
                .build();
        new BucketServerSideEncryptionConfigurationV2(
                name,
                BucketServerSideEncryptionConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                                .applyServerSideEncryptionByDefault(withKey)
                                // One call of KMS for many objects, and not one for each.
                                .bucketKeyEnabled(true)
                                .build())
                        .build(),
                options);
    }
}
