package dev.slipway.components.storage;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.aws.sqs.QueuePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The dead-letter queue of an
 * <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html">event bus</a>, of
 * <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">rules</a> or of a
 * <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">schedule</a>, which are
 * standard queues: AWS recommends one for a bus with a customer managed key, since events that cannot be encrypted or decrypted are lost
 * without it. It is encrypted with a key of SQS, because it is needed when the stack's key is not available.
 *
 * <p>Children: {@code <name>-queue}, {@code <name>-policy} if EventBridge itself sends to it, and with an alarm topic
 * {@code <name>-alarm}.
 */
public final class UndeliveredEvents extends Component {
    private static final String TYPE = "slipway:storage:UndeliveredEvents";

    /** The maximum of SQS. */
    private static final Duration RETENTION = Duration.ofDays(14);

    /**
     * The events that the queue keeps.
     *
     * @param queue the physical name of the queue, up to 80 characters
     * @param arns the ARNs of the bus or the rules; none if a role sends the events
     * @param alarm the description of the alarm on the first event
     */
    public record UndeliveredSource(String queue, List<Output<String>> arns, String alarm) {
        public UndeliveredSource {
            arns = List.copyOf(arns);
        }
    }

    private final Queue queue;

    public UndeliveredEvents(
            String name, UndeliveredSource source, SharedResources shared, ComponentResourceOptions options) {
        super(TYPE, name, options);
        queue = createQueue(source, shared.protectedFromDeletion());
        if (!source.arns().isEmpty()) {
            createPolicy(source);
        }
        shared.alarmTopic().ifPresent(topic -> createAlarm(source, topic));
        registerOutputs(Map.of("arn", arn()));
    }

    /** The queue's ARN. */
    public Output<String> arn() {
        return queue.arn();
    }

    private Queue createQueue(UndeliveredSource source, boolean protectedFromDeletion) {
        return new Queue(
                childName("queue"),
                QueueArgs.builder()
                        .name(source.queue())
                        .messageRetentionSeconds((int) RETENTION.toSeconds())
                        .sqsManagedSseEnabled(true)
                        .build(),
                options().protect(protectedFromDeletion).build());
    }

    private void createPolicy(UndeliveredSource source) {
        new QueuePolicy(
                childName("policy"),
                QueuePolicyArgs.builder()
                        .queueUrl(queue.url())
                        .policy(Policy.of(Statement.allow("sqs:SendMessage")
                                        .forService("events.amazonaws.com")
                                        .on(queue.arn())
                                        .when("ArnEquals", "aws:SourceArn", source.arns()))
                                .json())
                        .build(),
                childOptions());
    }

    private void createAlarm(UndeliveredSource source, AlarmDestination topic) {
        new MetricAlarm(childName("alarm"), alarm(source, topic), childOptions());
    }

    /** The alarm on the first message, by
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     * ApproximateNumberOfMessagesVisible</a>.
     */
    private MetricAlarmArgs alarm(UndeliveredSource source, AlarmDestination topic) {
        return topic.alarmOnFirst()
                .alarmDescription(source.alarm())
                .namespace("AWS/SQS")
                .metricName("ApproximateNumberOfMessagesVisible")
                .dimensions(queue.name().applyValue(name -> Map.of("QueueName", name)))
                .statistic("Maximum")
                .build();
    }
}
