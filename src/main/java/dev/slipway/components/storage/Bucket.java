package dev.slipway.components.storage;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketNotification;
import com.pulumi.aws.s3.BucketNotificationArgs;
import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.SharedResources;
import dev.slipway.components.key.EncryptionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A private, versioned S3 bucket, encrypted with the stack's key, which refuses requests without TLS.
 *
 * <p>Children: {@code <name>-bucket}, {@code -ownership}, {@code -public-access}, {@code -versioning},
 * {@code -encryption}, {@code -lifecycle} and {@code -policy}; {@code -events} if
 * something reacts to events of its objects.
 */
public final class Bucket extends Component implements Linkable {
    private static final String TYPE = "slipway:storage:Bucket";

    /** Environment variable with the bucket's name. */
    public static final String VARIABLE = "S3_BUCKET";

    private final BucketSpec spec;
    private final EncryptionKey key;
    private final boolean protectedFromDeletion;
    private final BucketV2 bucket;
    private Optional<BucketNotification> events = Optional.empty();

    /** @param key KMS key that encrypts it */
    public Bucket(String name, BucketSpec spec, EncryptionKey key, SharedResources shared) {
        this(name, spec, key, shared, ComponentResourceOptions.Empty);
    }

    public Bucket(
            String name, BucketSpec spec, EncryptionKey key, SharedResources shared, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.spec = spec;
        this.key = key;
        protectedFromDeletion = shared.protectedFromDeletion();
        bucket = createBucket();
        new BucketOwnershipControls(childName("ownership"), BucketInputs.ownership(bucket), kept().build());
        var block = new BucketPublicAccessBlock(
                childName("public-access"), BucketInputs.publicAccessBlock(bucket), kept().build());
        var versioning =
                new BucketVersioningV2(childName("versioning"), BucketInputs.versioning(bucket), kept().build());
        new BucketServerSideEncryptionConfigurationV2(
                childName("encryption"), BucketInputs.encryption(bucket, key.arn()), kept().build());
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

    /** The regional domain name, for an origin of CloudFront. */
    public Output<String> regionalDomainName() {
        return bucket.bucketRegionalDomainName();
    }

    /** Permissions to read, write, delete and list objects. A deleted object remains as a noncurrent version. */
    @Override
    public LinkGrant access() {
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms
        return StoreGrants.bucket(
                bucketName(), bucket.arn(), List.of(key.through("s3", "kms:Decrypt", "kms:GenerateDataKey")));
    }

    /**
     * Sends the <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html">events</a> of its objects to
     * EventBridge, to the default bus of the account.
     *
     * @return the resource that must exist before a rule for the events
     */
    public Resource sendEvents() {
        var notification = events.orElseGet(() -> new BucketNotification(
                childName("events"),
                BucketNotificationArgs.builder()
                        .bucket(bucket.id())
                        .eventbridge(true)
                        .build(),
                childOptions()));
        events = Optional.of(notification);
        return notification;
    }

    private BucketV2 createBucket() {
        return new BucketV2(
                childName("bucket"),
                BucketV2Args.builder()
                        .bucketPrefix(spec.prefix().text())
                        .forceDestroy(!protectedFromDeletion)
                        .build(),
                kept().build());
    }

    private void createLifecycle(BucketVersioningV2 versioning) {
        new BucketLifecycleConfigurationV2(
                childName("lifecycle"),
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(LifecycleRules.of(spec.lifecycle()))
                        .build(),
                // A rule for noncurrent versions needs versioning.
                kept().dependsOn(versioning).build());
    }

    private void createPolicy(BucketPublicAccessBlock block) {
        new BucketPolicy(
                childName("policy"),
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(BucketPolicies.of(bucket.arn(), spec.servedPaths())
                                .json())
                        .build(),
                // In sequence: S3 answers concurrent changes of a bucket's access with a conflict.
                kept().dependsOn(block).build());
    }

    /** Options of all resources of the bucket: a refused deletion must not leave it public or unencrypted. */
    private CustomResourceOptions.Builder kept() {
        return options().protect(protectedFromDeletion);
    }
}
