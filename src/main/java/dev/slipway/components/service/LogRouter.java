package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.logs.LogDeliveryStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The log router of a task: a Fluent Bit container that receives the standard streams of all other containers through
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html">FireLens</a>. It sends each
 * line to the archive, as a JSON object with {@code log}, the container's name and the task, and optionally to
 * CloudWatch Logs. It starts first and stops last; when it stops, it has {@value #GRACE} seconds to send its buffer.
 *
 * <p>FireLens creates one output from the log options of a container. The second output is in a configuration file that
 * the router's container writes when it starts: on Fargate FireLens
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html">reads no file from
 * S3</a>. Each task definition revision therefore contains its whole configuration.
 *
 * @param image AWS's image of Fluent Bit, or another with {@code sh} and Fluent Bit in the same folder
 * @param delivery the Firehose stream of the archive
 * @param cloudWatch true to send the lines to CloudWatch Logs too
 */
public record LogRouter(RegistryImage image, LogDeliveryStream delivery, boolean cloudWatch) {
    /**
     * The container's name, with an underscore, which a service's name cannot have, and the ports of FireLens's inputs.
     */
    public static final ReservedPorts RESERVED = new ReservedPorts("log_router", List.of(8877, 24224));

    /** AWS's image, see version 3 of its <a href="https://github.com/aws/aws-for-fluent-bit/releases">releases</a>. */
    public static final RegistryImage IMAGE =
            RegistryImage.of("public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15");

    static final String DRIVER = "awsfirelens";

    /** The text that FireLens puts between a container's name and the task's id. */
    static final String TAG = "-firelens-";

    /** Memory reservation in MiB, the minimum that AWS recommends. */
    public static final int MEMORY = 100;

    private static final int GRACE = 30;

    /** Stop timeout in seconds, after which ECS kills the container: above the grace time, 120 at most. */
    private static final int STOP = 60;

    private static final String FILE = "/tmp/slipway.conf";
    private static final String TEXT = "SLIPWAY_FLUENT_BIT";

    /** Fluent Bit's number of retries of a failed delivery; its default is 1. */
    private static final String RETRIES = "5";

    /** The container definition of the log router. */
    Map<String, Object> definition(ContainerLogs logs) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put("name", RESERVED.container());
        definition.put("image", image.reference());
        // FireLens requires it; without the router no container can log.
        definition.put("essential", true);
        // The socket of FireLens belongs to root.
        definition.put("user", "0");
        definition.put("memoryReservation", MEMORY);
        definition.put("stopTimeout", STOP);
        definition.put("entryPoint", List.of("sh", "-ec"));
        definition.put(
                "command",
                List.of("printf '%%s' \"$%s\" > %s; exec /fluent-bit/bin/fluent-bit -c /fluent-bit/etc/fluent-bit.conf"
                        .formatted(TEXT, FILE)));
        var text = new LinkedHashMap<String, Object>();
        text.put("name", TEXT);
        text.put("value", file(logs));
        definition.put("environment", List.of(text));
        var options = new LinkedHashMap<String, Object>();
        options.put("enable-ecs-log-metadata", "true");
        options.put("config-file-type", "file");
        options.put("config-file-value", FILE);
        var firelens = new LinkedHashMap<String, Object>();
        firelens.put("type", "fluentbit");
        firelens.put("options", options);
        definition.put("firelensConfiguration", firelens);
        definition.put("logConfiguration", logs.direct());
        return definition;
    }

    /** The log options of the containers whose logs go to the archive. */
    Map<String, Object> options(Output<String> region) {
        var options = new LinkedHashMap<String, Object>();
        options.put("Name", "kinesis_firehose");
        options.put("region", region);
        options.put("delivery_stream", delivery.streamName());
        options.put("time_key", "time");
        options.put("retry_limit", RETRIES);
        return options;
    }

    /** The statements that the router needs in the task role. */
    List<Statement> grants(Output<String> logGroupArn) {
        var statements = new ArrayList<>(List.of(delivery.grant()));
        if (cloudWatch) {
            statements.add(Statement.allow("logs:CreateLogStream", "logs:PutLogEvents")
                    .on(Output.format("%s:*", logGroupArn)));
        }
        return statements;
    }

    private Output<String> file(ContainerLogs logs) {
        var service = "[SERVICE]\n    Flush 1\n    Grace %d\n".formatted(GRACE);
        if (!cloudWatch) {
            return Output.of(service);
        }
        return Output.format(
                "%s[OUTPUT]\n    Name cloudwatch_logs\n    Match *%s*\n    region %s\n    log_group_name %s\n"
                        + "    log_stream_prefix %s\n    log_key log\n    retry_limit %s\n",
                service, TAG, logs.region(), logs.group(), ContainerLogs.STREAMS, RETRIES);
    }
}
