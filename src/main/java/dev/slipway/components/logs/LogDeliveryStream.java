package dev.slipway.components.logs;

import com.pulumi.aws.cloudwatch.LogStream;
import com.pulumi.aws.cloudwatch.LogStreamArgs;
import com.pulumi.aws.kinesis.FirehoseDeliveryStream;
import com.pulumi.aws.kinesis.FirehoseDeliveryStreamArgs;
import com.pulumi.aws.kinesis.inputs.FirehoseDeliveryStreamExtendedS3ConfigurationArgs;
import com.pulumi.aws.kinesis.inputs.FirehoseDeliveryStreamExtendedS3ConfigurationCloudwatchLoggingOptionsArgs;
import com.pulumi.aws.kinesis.inputs.FirehoseDeliveryStreamServerSideEncryptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import java.util.Map;

/**
 * The Firehose delivery stream of one service's logs to the archive. It writes objects with one JSON object per line,
 * compressed with gzip, to {@code logs/service=<service>/date=<the day, UTC>/}, which Athena reads as partitions. Each
 * service has its own stream, so that no service can write to the prefix of another; dynamic partitioning is not used,
 * since it <a href="https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html">buffers at least 64
 * MiB</a>.
 *
 * <p>Children: {@code <name>-errors} (a log stream) and {@code <name>-stream}. Created by {@link LogArchive#deliver}.
 */
public final class LogDeliveryStream extends Component {
    private static final String TYPE = "slipway:logs:LogDeliveryStream";

    private final LogArchive archive;
    private final String service;
    private final FirehoseDeliveryStream stream;

    LogDeliveryStream(String name, LogArchive archive, String service) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(archive).build());
        this.archive = archive;
        this.service = service;
        stream = createStream(createErrors());
        registerOutputs(Map.of("streamName", streamName()));
    }

    /** The stream's physical name. */
    public Output<String> streamName() {
        return stream.name();
    }

    /** The statement that allows a role to send to this stream. */
    public Statement grant() {
        return Statement.allow("firehose:PutRecordBatch").on(stream.arn());
    }

    /** Creates the log stream for errors, which Firehose does not create itself. */
    private LogStream createErrors() {
        return new LogStream(
                childName("errors"),
                LogStreamArgs.builder()
                        .name(service)
                        .logGroupName(archive.errors().name())
                        .build(),
                childOptions());
    }

    private FirehoseDeliveryStream createStream(LogStream errors) {
        var key = archive.key().arn();
        return new FirehoseDeliveryStream(
                childName("stream"),
                FirehoseDeliveryStreamArgs.builder()
                        .destination("extended_s3")
                        .extendedS3Configuration(destination(errors, key))
                        .serverSideEncryption(FirehoseDeliveryStreamServerSideEncryptionArgs.builder()
                                .enabled(true)
                                .keyType("CUSTOMER_MANAGED_CMK")
                                .keyArn(key)
                                .build())
                        .build(),
                // Firehose checks the role's permissions when the stream is created.
                options().dependsOn(archive.policy(), archive.bucket()).build());
    }

    private FirehoseDeliveryStreamExtendedS3ConfigurationArgs destination(LogStream errors, Output<String> key) {
        var buffer = archive.spec().buffer();
        return FirehoseDeliveryStreamExtendedS3ConfigurationArgs.builder()
                .bucketArn(archive.bucket().arn())
                .roleArn(archive.role().arn())
                .prefix("logs/service=%s/date=!{timestamp:yyyy-MM-dd}/".formatted(service))
                .errorOutputPrefix("errors/service=%s/!{firehose:error-output-type}/date=!{timestamp:yyyy-MM-dd}/"
                        .formatted(service))
                .bufferingInterval((int) buffer.time().toSeconds())
                .bufferingSize(buffer.size())
                .compressionFormat("GZIP")
                .kmsKeyArn(key)
                .cloudwatchLoggingOptions(
                        FirehoseDeliveryStreamExtendedS3ConfigurationCloudwatchLoggingOptionsArgs.builder()
                                .enabled(true)
                                .logGroupName(archive.errors().name())
                                .logStreamName(errors.name())
                                .build())
                .build();
    }
}
