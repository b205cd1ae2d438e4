package dev.slipway.components.audit;

import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.storage.BucketInputs;
import java.util.Map;

/**
 * The bucket of an audit's files: private, versioned, with TLS only and objects that expire. It is encrypted with a key
 * of its own, so that permission to read the stack's data does not include its audit.
 */
final class AuditStore extends Component {
    private static final String TYPE = "slipway:audit:AuditStore";

    /** @param retained true if the bucket stays when the stack is deleted, since the recorder of AWS Config writes to it */
    record Args(TrailIdentity identity, int retentionDays, boolean protectedFromDeletion, boolean retained) {}

    private final Args args;
    private final Key key;
    private final BucketV2 bucket;
    private final BucketPolicy policy;

    AuditStore(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        key = createKey();
        bucket = createBucket();
        new BucketOwnershipControls(childName("ownership"), BucketInputs.ownership(bucket), kept().build());
        var block = new BucketPublicAccessBlock(
                childName("public-access"), BucketInputs.publicAccessBlock(bucket), kept().build());
        var versioning =
                new BucketVersioningV2(childName("versioning"), BucketInputs.versioning(bucket), kept().build());
        new BucketServerSideEncryptionConfigurationV2(
                childName("encryption"), BucketInputs.encryption(bucket, key.arn()), kept().build());
        createExpiry(versioning);
        policy = createPolicy(block);
        registerOutputs(Map.of("bucket", bucketName()));
    }

    Output<String> keyArn() {
        return key.arn();
    }

    Output<String> bucketArn() {
        return bucket.arn();
    }

    /** The bucket's name, known once the policy that lets CloudTrail and Config write exists. */
    Output<String> bucketName() {
        return policy.bucket();
    }

    private Key createKey() {
        return new Key(
                childName("key"),
                KeyArgs.builder()
                        .description("Audit of " + stackName())
                        .enableKeyRotation(true)
                        .deletionWindowInDays(args.protectedFromDeletion() ? 30 : 7)
                        .policy(AuditPolicies.ofKey(args.identity()).json())
                        .build(),
                kept().build());
    }

    private BucketV2 createBucket() {
        return new BucketV2(
                childName("bucket"),
                BucketV2Args.builder()
                        .forceDestroy(!args.protectedFromDeletion())
                        .build(),
                kept().build());
    }

    private void createExpiry(BucketVersioningV2 versioning) {
        // Noncurrent versions of objects are kept as long as current ones.
        var replaced = BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs.builder()
                .noncurrentDays(args.retentionDays())
                .build();
        new BucketLifecycleConfigurationV2(
                childName("expiry"),
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketInputs.expiry(args.retentionDays())
                                .noncurrentVersionExpiration(replaced)
                                .build())
                        .build(),
                kept().dependsOn(versioning).build());
    }

    private BucketPolicy createPolicy(BucketPublicAccessBlock block) {
        return new BucketPolicy(
                childName("policy"),
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(AuditPolicies.ofBucket(args.identity(), bucket.arn())
                                .json())
                        .build(),
                // In sequence: S3 answers concurrent changes of a bucket's access with a conflict.
                kept().dependsOn(block).build());
    }

    private CustomResourceOptions.Builder kept() {
        return options().protect(args.protectedFromDeletion()).retainOnDelete(args.retained());
    }
}
