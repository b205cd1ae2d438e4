package dev.slipway.analysis.guard;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.efs.FileSystem;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How data is kept: encrypted, closed to the public, and for a stated time. */
final class DataRules {
    static final GuardRule ENCRYPTION_AT_REST = new GuardRule(
            "encryption-at-rest",
            Severity.ERROR,
            RuleScope.EVERY_STACK,
            "Everything that stores data encrypts it.",
            URI.create(
                    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_encrypt.html"),
            DataRules::unencrypted);

    static final GuardRule BUCKET_CLOSED = new GuardRule(
            "bucket-closed",
            Severity.ERROR,
            RuleScope.EVERY_STACK,
            "Every bucket blocks public access, in all four ways.",
            URI.create("https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"),
            DataRules::openBuckets);

    static final GuardRule LOG_RETENTION = new GuardRule(
            "log-retention",
            Severity.ERROR,
            RuleScope.EVERY_STACK,
            "Every log group states how long it keeps its events.",
            URI.create(
                    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"),
            DataRules::endlessLogs);

    static final GuardRule KEY_ROTATION = new GuardRule(
            "key-rotation",
            Severity.ERROR,
            RuleScope.EVERY_STACK,
            "Every symmetric key of KMS gets new key material each year.",
            URI.create("https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"),
            DataRules::stiffKeys);

    static final List<Class<? extends Resource>> BUCKETS = List.of(BucketV2.class, Bucket.class);

    private record Encryption(Predicate<PlannedResource> holds, String fix) {}

    /**
     * The types that AWS leaves unencrypted unless asked. The others need no rule, since AWS always encrypts them:
     * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html">S3</a>,
     * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html">DynamoDB</a>,
     * <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html">ECR</a>,
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">CloudWatch Logs</a>,
     * <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html">Secrets
     * Manager</a>; and
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html">
     * SQS</a>, unless that is turned off.
     */
    private static final Map<String, Encryption> ENCRYPTIONS = TypeToken.keys(Map.of(
            Cluster.class,
            new Encryption(cluster -> cluster.flag("storageEncrypted"), "set storageEncrypted"),
            Instance.class,
            new Encryption(instance -> instance.flag("storageEncrypted"), "set storageEncrypted"),
            FileSystem.class,
            new Encryption(files -> files.flag("encrypted"), "set encrypted"),
            Topic.class,
            new Encryption(topic -> !topic.text("kmsMasterKeyId").isEmpty(), "set kmsMasterKeyId"),
            Queue.class,
            new Encryption(
                    queue -> !queue.text("sqsManagedSseEnabled").equals("false")
                            || !queue.text("kmsMasterKeyId").isEmpty(),
                    "drop sqsManagedSseEnabled: false, or set kmsMasterKeyId"),
            com.pulumi.aws.kinesis.Stream.class,
            new Encryption(stream -> stream.text("encryptionType").equals("KMS"), "set encryptionType to KMS"),
            FirehoseDeliveryStream.class,
            // A stream that reads from another is encrypted as its source is, and takes no setting of its own.
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
                            "leaves a way to public access open",
                            "set %s in its BucketPublicAccessBlock".formatted(String.join(", ", off))));
        });
    }

    /** Of some resources, those that are about a bucket: they refer to it, or give its name as text. */
    static Stream<PlannedResource> about(PlannedResource bucket, List<PlannedResource> others) {
        return others.stream()
                .filter(other -> other.dependencies().contains(bucket.urn())
                        || !bucket.text("bucket").isEmpty()
                                && bucket.text("bucket").equals(other.text("bucket")));
    }

    private static Stream<Violation> endlessLogs(Plan plan) {
        return plan.ofType(LogGroup.class).stream()
                .filter(group -> group.text("retentionInDays").matches("0?"))
                .map(group -> Violation.of(group, "keeps its events for ever", "set retentionInDays, such as 30"));
    }

    private static Stream<Violation> stiffKeys(Plan plan) {
        return plan.ofType(Key.class).stream()
                // Only these can rotate.
                .filter(key -> key.text("customerMasterKeySpec").matches("(SYMMETRIC_DEFAULT)?"))
                .filter(key -> !key.flag("enableKeyRotation"))
                .map(key -> Violation.of(key, "keeps its key material for ever", "set enableKeyRotation"));
    }
}
