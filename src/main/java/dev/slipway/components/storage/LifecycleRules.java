package dev.slipway.components.storage;

import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs;
import java.util.List;

/** Lifecycle rules of a bucket. */
final class LifecycleRules {
    /** Days after which the parts of an incomplete multipart upload are deleted. */
    private static final int UNFINISHED_DAYS = 7;

    private LifecycleRules() {}

    static List<BucketLifecycleConfigurationV2RuleArgs> of(ObjectLifecycle lifetime) {
        var replaced = rule("replaced-versions")
                .noncurrentVersionExpiration(BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs.builder()
                        .noncurrentDays(lifetime.noncurrentDays())
                        .build())
                .abortIncompleteMultipartUpload(
                        BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs.builder()
                                .daysAfterInitiation(UNFINISHED_DAYS)
                                .build())
                .build();
        if (lifetime.days().isEmpty()) {
            return List.of(replaced);
        }
        var objects = rule("objects")
                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                        .days(lifetime.days().getAsInt())
                        .build())
                .build();
        return List.of(replaced, objects);
    }

    /** A rule for all objects of the bucket. */
    private static BucketLifecycleConfigurationV2RuleArgs.Builder rule(String id) {
        return BucketLifecycleConfigurationV2RuleArgs.builder()
                .id(id)
                .status("Enabled")
                .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                        .prefix("")
                        .build());
    }
}
