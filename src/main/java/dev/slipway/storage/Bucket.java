package dev.slipway.storage;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.s3.BucketVersioningV2Args;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.component.Component;
import dev.slipway.iam.Policy;
import dev.slipway.iam.Statement;
import dev.slipway.use.Access;
import dev.slipway.use.Usable;
import java.util.Map;

/**
 * An S3 bucket: private, versioned, encrypted with the stack's key, reached by TLS alone.
 *
 * <p>Children: {@code <name>-bucket}, {@code -ownership}, {@code -public-access}, {@code -versioning},
 * {@code -encryption}, {@code -lifecycle} and {@code -policy}.
 */
public final class Bucket extends Component implements Usable {
    private static final String TYPE = "slipway:storage:Bucket";

    /** The variable with the bucket's name. */
    public static final String VARIABLE = "S3_BUCKET";

    private final BucketArgs args;
    private final BucketV2 bucket;

    public Bucket(String name, BucketArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Bucket(String name, BucketArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        bucket = createBucket();
        BucketAccess.createOwnership(child("ownership"), bucket, kept().build());
        var block = BucketAccess.createBlock(child("public-access"), bucket, kept().build());
        var versioning = createVersioning();
        createEncryption();
        createLifecycle(versioning);
        createPolicy(block);
        registerOutputs(Map.of("arn", bucket.arn(), "bucketName", bucketName()));
    }

    /** The bucket's physical name. */
    public Output<String> bucketName() {
        return bucket.bucket();
    }

    /** The bucket's ARN. */
    public Output<String> arn() {
        return bucket.arn();
    }

    /** Reading, writing, deleting and listing objects. A deleted object stays as an old version. */
    @Override
    public Access access() {
        return Access.by(
                VARIABLE,
                bucketName(),
                Statement.allow("s3:ListBucket").on(bucket.arn()),
                Statement.allow("s3:GetObject", "s3:PutObject", "s3:DeleteObject")
                        .on(Output.format("%s/*", bucket.arn())),
                // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms
                args.key().through("s3", "kms:Decrypt", "kms:GenerateDataKey"));
    }

    private BucketV2 createBucket() {
        return new BucketV2(
                child("bucket"),
                BucketV2Args.builder()
                        .bucketPrefix(args.prefix().text())
                        .forceDestroy(!args.protectedFromDeletion())
                        .build(),
                kept().build());
    }

    private BucketVersioningV2 createVersioning() {
        return new BucketVersioningV2(
                child("versioning"),
                BucketVersioningV2Args.builder()
                        .bucket(bucket.id())
                        .versioningConfiguration(BucketVersioningV2VersioningConfigurationArgs.builder()
                                .status("Enabled")
                                .build())
                        .build(),
                kept().build());
    }

    private void createEncryption() {
        var withKey = BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs.builder()
                .sseAlgorithm("aws:kms")
                .kmsMasterKeyId(args.key().arn())
                .build();
        new BucketServerSideEncryptionConfigurationV2(
                child("encryption"),
                BucketServerSideEncryptionConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                                .applyServerSideEncryptionByDefault(withKey)
                                // One call of KMS for many objects, and not one for each.
                                .bucketKeyEnabled(true)
                                .build())
                        .build(),
                kept().build());
    }

    private void createLifecycle(BucketVersioningV2 versioning) {
        new BucketLifecycleConfigurationV2(
                child("lifecycle"),
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(LifecycleRules.of(args.lifetime()))
                        .build(),
                // A rule for old versions needs them.
                kept().dependsOn(versioning).build());
    }

    private void createPolicy(BucketPublicAccessBlock block) {
        new BucketPolicy(
                child("policy"),
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(Policy.of(BucketAccess.tlsOnly(bucket.arn())).json())
                        .build(),
                // One after the other: S3 answers two changes of a bucket's access at a time with a conflict.
                kept().dependsOn(block).build());
    }

    /** For each part alike: a refused destroy must not leave the bucket open or in clear. */
    private CustomResourceOptions.Builder kept() {
        return options().protect(args.protectedFromDeletion());
    }
}
