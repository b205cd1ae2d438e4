package dev.slipway.components.audit;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.storage.BucketPolicies;
import java.util.List;
import java.util.Map;

/** Policies of the audit bucket and its KMS key. */
final class AuditPolicies {
    private static final String CLOUDTRAIL = "cloudtrail.amazonaws.com";

    private AuditPolicies() {}

    /**
     * Policy of the key: the account, whose roles need statements of their own, and CloudTrail for this trail only; see
     * <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html">key
     * policies for CloudTrail</a>.
     */
    static Policy ofKey(TrailIdentity identity) {
        // In a key policy, * is the key itself.
        var itself = List.of(Output.of("*"));
        return Policy.of(
                new Statement("", "Allow", Map.of("AWS", identity.root()), List.of("kms:*"), itself, Map.of()),
                new Statement("", "Allow", cloudTrail(), List.of("kms:GenerateDataKey*"), itself, Map.of())
                        .when("StringEquals", "aws:SourceArn", identity.trailArn())
                        .when("StringLike", "kms:EncryptionContext:aws:cloudtrail:arn", identity.anyTrail()),
                new Statement("", "Allow", cloudTrail(), List.of("kms:DescribeKey"), itself, Map.of())
                        .when("StringEquals", "aws:SourceArn", identity.trailArn()));
    }

    /**
     * Policy of the bucket: requests without TLS are denied, and CloudTrail may write for this trail only; see
     * <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html">
     * bucket policies for CloudTrail</a>. AWS Config writes with its role, which has statements of its own.
     */
    static Policy ofBucket(TrailIdentity identity, Output<String> bucket) {
        return Policy.of(
                BucketPolicies.tlsOnly(bucket),
                Statement.allow("s3:GetBucketAcl")
                        .forService(CLOUDTRAIL)
                        .on(bucket)
                        .when("StringEquals", "aws:SourceArn", identity.trailArn()),
                Statement.allow("s3:PutObject")
                        .forService(CLOUDTRAIL)
                        .on(Output.format("%s/AWSLogs/%s/*", bucket, identity.account()))
                        .when("StringEquals", "aws:SourceArn", identity.trailArn())
                        .when("StringEquals", "s3:x-amz-acl", Output.of("bucket-owner-full-control")));
    }

    /**
     * Policy for the files of AWS Config, see <a
     * href="https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html">its role</a>.
     */
    static Policy ofRecorder(TrailIdentity identity, AuditStore store) {
        return Policy.of(
                Statement.allow("s3:GetBucketAcl", "s3:ListBucket").on(store.bucketArn()),
                Statement.allow("s3:PutObject")
                        .on(Output.format("%s/AWSLogs/%s/Config/*", store.bucketArn(), identity.account())),
                Statement.allow("kms:Decrypt", "kms:GenerateDataKey").on(store.keyArn()));
    }

    private static Map<String, Output<String>> cloudTrail() {
        return Map.of("Service", Output.of(CLOUDTRAIL));
    }
}
