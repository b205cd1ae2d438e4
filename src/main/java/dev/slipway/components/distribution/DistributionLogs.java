package dev.slipway.components.distribution;

import com.pulumi.aws.Provider;
import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketOwnershipControlsArgs;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.components.storage.BucketAccess;
import dev.slipway.components.storage.LogBuckets;
import java.util.Map;

/**
 * The bucket for a distribution's access logs, in us-east-1: CloudFront delivers to
 * <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html">no newer
 * region</a>. It writes by an access-control list, to which it adds itself, so that these are on here. Depend on it as a
 * whole before turning logging on.
 */
final class DistributionLogs extends Component {
    private static final String TYPE = "slipway:distribution:DistributionLogs";

    private final Provider region;
    private final BucketV2 bucket;

    /** @param kept whether the bucket stays, and stops a destroy, while it has logs */
    DistributionLogs(String name, int days, boolean kept, Provider region, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.region = region;
        bucket = createBucket(kept);
        createOwnership();
        var block = BucketAccess.createBlock(
                childName("public-access"), bucket, inRegion().build());
        LogBuckets.createEncryption(childName("encryption"), bucket, inRegion().build());
        LogBuckets.createExpiry(childName("expiry"), bucket, days, inRegion().build());
        createPolicy(block);
        registerOutputs(Map.of("bucket", bucket.bucket()));
    }

    /** The bucket as a distribution names it. */
    Output<String> domainName() {
        return bucket.bucketDomainName();
    }

    private CustomResourceOptions.Builder inRegion() {
        return options().provider(region);
    }

    private BucketV2 createBucket(boolean kept) {
        return new BucketV2(
                childName("bucket"),
                BucketV2Args.builder().forceDestroy(!kept).build(),
                // CloudFront adds itself.
                inRegion().ignoreChanges("grants", "acl").build());
    }

    private void createOwnership() {
        new BucketOwnershipControls(
                childName("ownership"),
                BucketOwnershipControlsArgs.builder()
                        .bucket(bucket.id())
                        .rule(BucketOwnershipControlsRuleArgs.builder()
                                .objectOwnership("BucketOwnerPreferred")
                                .build())
                        .build(),
                inRegion().build());
    }

    private void createPolicy(BucketPublicAccessBlock block) {
        new BucketPolicy(
                childName("policy"),
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(Policy.of(BucketAccess.tlsOnly(bucket.arn())).json())
                        .build(),
                inRegion().dependsOn(block).build());
    }
}
