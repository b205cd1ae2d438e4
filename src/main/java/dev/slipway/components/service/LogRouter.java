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
 * Fluent Bit as the first container of a task: what the others write to their standard streams comes to it by
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html">FireLens</a>, and it sends each
 * line to the archive, as an object with {@code log}, the container's name and the task, and to CloudWatch if that is
 * wanted. It starts first and stops last, and has {@value #GRACE} seconds then to send what it holds.
 *
 * <p>FireLens makes one output of a container's options. The other stands in a file that the container writes itself when
 * it starts: on Fargate FireLens
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html">takes no file from S3</a>, and
 * so the task definition alone says all, an earlier revision too.
 *
 * @param image AWS's image of Fluent Bit, or another with {@code sh} and Fluent Bit at the same place
 * @param cloudWatch whether CloudWatch gets the lines too
 */
public record LogRouter(RegistryImage image, LogDeliveryStream delivery, boolean cloudWatch) {
    /** The container's name, for no service has an underscore in its own; and the ports of FireLens's inputs. */
    public static final ReservedPorts RESERVED = new ReservedPorts("log_router", List.of(8877, 24224));

    /** AWS's own, of version 3 of their <a href="https://github.com/aws/aws-for-fluent-bit/releases">releases</a>. */
    public static final RegistryImage IMAGE =
            RegistryImage.of("public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15");

    static final String DRIVER = "awsfirelens";

    /** What FireLens puts between a container's name and the task's id. */
    static final String TAG = "-firelens-";

    /** MiB; the least that AWS advises. */
    static final int MEMORY = 100;

    private static final int GRACE = 30;

    /** Seconds until ECS kills it, longer than the grace and up to 120. */
    private static final int STOP = 60;

    private static final String FILE = "/tmp/slipway.conf";
    private static final String TEXT = "SLIPWAY_FLUENT_BIT";

    /** How often Fluent Bit tries to send again what was refused; its own default is once. */
    private static final String RETRIES = "5";

    /** The container's definition. */
    Map<String, Object> definition(ContainerLogs logs) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put("name", RESERVED.container());
        definition.put("image", image.reference());
        // Without it no container can log, and FireLens asks for it.
        definition.put("essential", true);
        // FireLens's socket is root's.
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

    /** What a container says whose logs go to the archive. */
    Map<String, Object> options(Output<String> region) {
        var options = new LinkedHashMap<String, Object>();
        options.put("Name", "kinesis_firehose");
        options.put("region", region);
        options.put("delivery_stream", delivery.streamName());
        options.put("time_key", "time");
        options.put("retry_limit", RETRIES);
        return options;
    }

    /** What the router does with its task's role. */
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
