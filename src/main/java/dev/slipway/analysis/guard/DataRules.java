package dev.slipway.analysis.guard;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.efs.FileSystem;
import com.pulumi.aws.elasticache.ReplicationGroup;
import com.pulumi.aws.kinesis.FirehoseDeliveryStream;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.s3.Bucket;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.resources.Resource;
import dev.slipway.base.types.TypeToken;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about encryption, public access and retention of data. */
final class DataRules {
    static final GuardRule ENCRYPTION_AT_REST = GuardRule.error(
            "encryption-at-rest",
            "Every data store encrypts its data at rest.",
            "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_encrypt.html",
            DataRules::unencrypted);

    static final GuardRule BUCKET_CLOSED = GuardRule.error(
            "bucket-closed",
            "Every bucket has all four settings of S3 Block Public Access on.",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
            DataRules::openBuckets);

    static final GuardRule LOG_RETENTION = GuardRule.error(
            "log-retention",
            "Every log group has a retention.",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
            DataRules::withoutRetention);

    static final GuardRule KEY_ROTATION = GuardRule.error(
            "key-rotation",
            "Every symmetric KMS key has automatic rotation on.",
            "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
            DataRules::withoutRotation);

    static final List<Class<? extends Resource>> BUCKETS = List.of(BucketV2.class, Bucket.class);

    private record Encryption(Predicate<PlannedResource> holds, String fix) {}

    /** Encryption of the types that AWS does not always encrypt. */
    private static final Map<String, Encryption> ENCRYPTIONS = TypeToken.keys(Map.of(
            Cluster.class,
            new Encryption(cluster -> cluster.flag("storageEncrypted"), "set storageEncrypted"),
            Instance.class,
            new Encryption(instance -> instance.flag("storageEncrypted"), "set storageEncrypted"),
            FileSystem.class,
            new Encryption(files -> files.flag("encrypted"), "set encrypted"),
            ReplicationGroup.class,
            new Encryption(cache -> cache.flag("atRestEncryptionEnabled"), "set atRestEncryptionEnabled"),
            Topic.class,
            new Encryption(topic -> !topic.text("kmsMasterKeyId").isEmpty(), "set kmsMasterKeyId"),
            Queue.class,
            new Encryption(
                    queue -> !queue.text("sqsManagedSseEnabled").equals("false")
                            || !queue.text("kmsMasterKeyId").isEmpty(),
                    "remove sqsManagedSseEnabled: false, or set kmsMasterKeyId"),
            com.pulumi.aws.kinesis.Stream.class,
            new Encryption(stream -> stream.text("encryptionType").equals("KMS"), "set encryptionType to KMS"),
            FirehoseDeliveryStream.class,
            // A stream that reads from another stream has the encryption of its source and no setting.
            new Encryption(
                    stream -> stream.flag("serverSideEncryption.enabled")
                            || stream.input("kinesisSourceConfiguration").isPresent()
                            || stream.input("mskSourceConfiguration").isPresent(),
                    "set serverSideEncryption.enabled")));

    private static final List<String> BLOCKS =
            List.of("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets");

    private DataRules() {}

    private static Stream<Violation> unencrypted(Plan plan) {
        return plan.resources().stream().flatMap(resource -> Stream.ofNullable(ENCRYPTIONS.get(resource.type()))
                .filter(encryption -> !encryption.holds().test(resource))
                .map(encryption -> Violation.of(resource, "is not encrypted at rest", encryption.fix())));
    }

    private static Stream<Violation> openBuckets(Plan plan) {
        var blocks = plan.ofType(BucketPublicAccessBlock.class);
        return BUCKETS.stream().flatMap(type -> plan.ofType(type).stream()).flatMap(bucket -> {
            var off = BLOCKS.stream()
                    .filter(setting -> about(bucket, blocks).noneMatch(block -> block.flag(setting)))
                    .toList();
            return off.isEmpty()
                    ? Stream.empty()
                    : Stream.of(Violation.of(
                            bucket,
                            "does not block all public access",
                            "set %s in its BucketPublicAccessBlock".formatted(String.join(", ", off))));
        });
    }

    /** The resources that refer to a bucket, or have its name as text. */
    static Stream<PlannedResource> about(PlannedResource bucket, List<PlannedResource> others) {
        return others.stream()
                .filter(other -> other.dependencies().contains(bucket.urn())
                        || !bucket.text("bucket").isEmpty()
                                && bucket.text("bucket").equals(other.text("bucket")));
    }

    private static Stream<Violation> withoutRetention(Plan plan) {
        return plan.ofType(LogGroup.class).stream()
                .filter(group -> group.text("retentionInDays").matches("0?"))
                .map(group -> Violation.of(
                        group, "has no retention and keeps its events forever", "set retentionInDays, such as 30"));
    }

    private static Stream<Violation> withoutRotation(Plan plan) {
        return plan.ofType(Key.class).stream()
                // KMS rotates only symmetric keys.
                .filter(key -> key.text("customerMasterKeySpec").matches("(SYMMETRIC_DEFAULT)?"))
                .filter(key -> !key.flag("enableKeyRotation"))
                .map(key -> Violation.of(key, "has no automatic rotation", "set enableKeyRotation"));
    }
}
