package dev.slipway.components.distribution;

import com.pulumi.aws.Provider;
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
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.components.storage.BucketInputs;
import dev.slipway.components.storage.BucketPolicies;
import java.util.Map;

/**
 * The bucket of a distribution's access logs, in us-east-1: CloudFront
 * <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html">does not
 * deliver to newer regions</a>. CloudFront adds itself to the bucket's access control list, so that such lists are on. The
 * distribution depends on the whole component.
 */
final class DistributionLogs extends Component {
    private static final String TYPE = "slipway:distribution:DistributionLogs";

    private final Provider region;
    private final BucketV2 bucket;

    /** @param kept true for a bucket that cannot be deleted while it contains logs */
    DistributionLogs(String name, int days, boolean kept, Provider region, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.region = region;
        bucket = createBucket(kept);
        new BucketOwnershipControls(
                childName("ownership"),
                BucketInputs.ownershipWithAcls(bucket),
                inRegion().build());
        var block = new BucketPublicAccessBlock(
                childName("public-access"),
                BucketInputs.publicAccessBlock(bucket),
                inRegion().build());
        new BucketServerSideEncryptionConfigurationV2(
                childName("encryption"),
                BucketInputs.encryption(bucket),
                inRegion().build());
        new BucketLifecycleConfigurationV2(
                childName("expiry"),
                BucketInputs.expiry(bucket, days),
                inRegion().build());
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
                BucketV2Args.builder()
                        .bucketPrefix(BucketInputs.prefix(stackName(), name()))
                        .forceDestroy(!kept)
                        .build(),
                // CloudFront adds itself.
                inRegion().ignoreChanges("grants", "acl").build());
    }

    private void createPolicy(BucketPublicAccessBlock block) {
        new BucketPolicy(
                childName("policy"),
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(Policy.of(BucketPolicies.tlsOnly(bucket.arn())).json())
                        .build(),
                inRegion().dependsOn(block).build());
    }
}
