package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.efs.FileSystem;
import com.pulumi.aws.efs.FileSystemArgs;
import com.pulumi.aws.elasticache.ReplicationGroup;
import com.pulumi.aws.elasticache.ReplicationGroupArgs;
import com.pulumi.aws.kinesis.FirehoseDeliveryStream;
import com.pulumi.aws.kinesis.FirehoseDeliveryStreamArgs;
import com.pulumi.aws.kinesis.Stream;
import com.pulumi.aws.kinesis.StreamArgs;
import com.pulumi.aws.kinesis.inputs.FirehoseDeliveryStreamKinesisSourceConfigurationArgs;
import com.pulumi.aws.kinesis.inputs.FirehoseDeliveryStreamServerSideEncryptionArgs;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.rds.InstanceArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.core.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRulesTest {
    @Test
    void resourcesThatAwsLeavesUnencryptedAreABreach() {
        assertThat(Breaches.of(DataRules.ENCRYPTION_AT_REST, ctx -> {
                    new Cluster(
                            "cluster",
                            ClusterArgs.builder().engine("aurora-mysql").build());
                    new Instance(
                            "instance",
                            InstanceArgs.builder()
                                    .instanceClass("db.t4g.micro")
                                    .storageEncrypted(false)
                                    .build());
                    new FileSystem("files");
                    new ReplicationGroup(
                            "cache",
                            ReplicationGroupArgs.builder()
                                    .description("a cache")
                                    .build());
                    new Topic("topic");
                    new Queue(
                            "queue",
                            QueueArgs.builder().sqsManagedSseEnabled(false).build());
                    new Stream(
                            "stream",
                            StreamArgs.builder().encryptionType("NONE").build());
                    new FirehoseDeliveryStream(
                            "firehose",
                            FirehoseDeliveryStreamArgs.builder()
                                    .destination("extended_s3")
                                    .build());
                }))
                .containsExactly(
                        "cache is not encrypted at rest: set atRestEncryptionEnabled",
                        "cluster is not encrypted at rest: set storageEncrypted",
                        "files is not encrypted at rest: set encrypted",
                        "firehose is not encrypted at rest: set serverSideEncryption.enabled",
                        "instance is not encrypted at rest: set storageEncrypted",
                        "queue is not encrypted at rest: remove sqsManagedSseEnabled: false, or set kmsMasterKeyId",
                        "stream is not encrypted at rest: set encryptionType to KMS",
                        "topic is not encrypted at rest: set kmsMasterKeyId");
    }

    @Test
    void resourcesWithEncryptionTurnedOnAreNoBreach() {
        assertThat(Breaches.of(DataRules.ENCRYPTION_AT_REST, ctx -> {
                    new Cluster(
                            "cluster",
                            ClusterArgs.builder()
                                    .engine("aurora-mysql")
                                    .storageEncrypted(true)
                                    .build());
                    new Instance(
                            "instance",
                            InstanceArgs.builder()
                                    .instanceClass("db.t4g.micro")
                                    .storageEncrypted(true)
                                    .build());
                    new FileSystem(
                            "files", FileSystemArgs.builder().encrypted(true).build());
                    new ReplicationGroup(
                            "cache",
                            ReplicationGroupArgs.builder()
                                    .description("a cache")
                                    .atRestEncryptionEnabled(true)
                                    .build());
                    new Topic(
                            "topic",
                            TopicArgs.builder().kmsMasterKeyId("alias/topic").build());
                    new Queue(
                            "queue",
                            QueueArgs.builder()
                                    .sqsManagedSseEnabled(false)
                                    .kmsMasterKeyId("alias/queue")
                                    .build());
                    new Stream(
                            "stream", StreamArgs.builder().encryptionType("KMS").build());
                    new FirehoseDeliveryStream(
                            "firehose",
                            FirehoseDeliveryStreamArgs.builder()
                                    .destination("extended_s3")
                                    .serverSideEncryption(FirehoseDeliveryStreamServerSideEncryptionArgs.builder()
                                            .enabled(true)
                                            .build())
                                    .build());
                    new FirehoseDeliveryStream(
                            "firehose-from-stream",
                            FirehoseDeliveryStreamArgs.builder()
                                    .destination("extended_s3")
                                    .kinesisSourceConfiguration(
                                            FirehoseDeliveryStreamKinesisSourceConfigurationArgs.builder()
                                                    .kinesisStreamArn("arn:aws:kinesis:eu-west-1:123456789012:stream/s")
                                                    .roleArn("arn:aws:iam::123456789012:role/firehose")
                                                    .build())
                                    .build());
                }))
                .isEmpty();
    }

    @Test
    void resourcesThatAwsAlwaysEncryptsAreNoBreach() {
        assertThat(Breaches.of(DataRules.ENCRYPTION_AT_REST, ctx -> {
                    new BucketV2("files");
                    new Queue("queue");
                    new Repository("images");
                    new Table("orders", TableArgs.builder().hashKey("id").build());
                    new LogGroup("logs");
                }))
                .isEmpty();
    }

    @Test
    void aBucketWithoutABlockIsABreach() {
        assertThat(Breaches.of(DataRules.BUCKET_CLOSED, ctx -> {
                    new BucketV2("files");
                    block("other", new BucketV2("other").id(), true);
                }))
                .containsExactly("files does not block all public access: set blockPublicAcls, blockPublicPolicy,"
                        + " ignorePublicAcls, restrictPublicBuckets in its BucketPublicAccessBlock");
    }

    @Test
    void aPartialPublicAccessBlockIsABreach() {
        assertThat(Breaches.of(DataRules.BUCKET_CLOSED, ctx -> block("files", new BucketV2("files").id(), false)))
                .containsExactly("files does not block all public access:"
                        + " set restrictPublicBuckets in its BucketPublicAccessBlock");
    }

    @Test
    void aBlockFindsItsBucketByReferenceOrByName() {
        assertThat(Breaches.of(DataRules.BUCKET_CLOSED, ctx -> {
                    block("files", new BucketV2("files").id(), true);
                    new BucketV2(
                            "named", BucketV2Args.builder().bucket("acme-named").build());
                    block("named", Output.of("acme-named"), true);
                }))
                .isEmpty();
    }

    @Test
    void aKeyThatDoesNotRotateIsABreach() {
        assertThat(Breaches.of(DataRules.KEY_ROTATION, ctx -> {
                    new Key("stiff");
                    new Key("turning", KeyArgs.builder().enableKeyRotation(true).build());
                    // Pairs of keys cannot rotate.
                    new Key(
                            "signing",
                            KeyArgs.builder()
                                    .customerMasterKeySpec("ECC_NIST_P256")
                                    .build());
                }))
                .containsExactly("stiff has no automatic rotation: set enableKeyRotation");
    }

    @Test
    void aLogGroupWithoutRetentionIsABreach() {
        assertThat(Breaches.of(DataRules.LOG_RETENTION, ctx -> {
                    new LogGroup("orders");
                    // 0 is AWS's way to say for ever.
                    new LogGroup(
                            "wake", LogGroupArgs.builder().retentionInDays(0).build());
                }))
                .containsExactly(
                        "orders has no retention and keeps its events forever: set retentionInDays, such as 30",
                        "wake has no retention and keeps its events forever: set retentionInDays, such as 30");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 3653})
    void aLogGroupWithRetentionIsNoBreach(int days) {
        assertThat(Breaches.of(
                        DataRules.LOG_RETENTION,
                        ctx -> new LogGroup(
                                "orders",
                                LogGroupArgs.builder().retentionInDays(days).build())))
                .isEmpty();
    }

    private static void block(String name, Output<String> bucket, boolean restrict) {
        new BucketPublicAccessBlock(
                name + "-closed",
                BucketPublicAccessBlockArgs.builder()
                        .bucket(bucket)
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(restrict)
                        .build());
    }
}
