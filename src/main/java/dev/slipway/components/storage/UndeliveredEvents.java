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
import dev.slipway.components.alarm.AlarmTopic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A dead-letter queue of EventBridge. It is encrypted with a key of SQS, because it is needed when the stack's key is not
 * available.
 *
 * <p>Children: {@code <name>-queue}, {@code <name>-policy} if EventBridge itself sends to it, and with an alarm topic
 * {@code <name>-alarm}.
 */
public final class UndeliveredEvents extends Component {
    private static final String TYPE = "slipway:storage:UndeliveredEvents";

    /** The maximum of SQS. */
    private static final Duration RETENTION = Duration.ofDays(14);

    private final Queue queue;

    /**
     * Arguments of a dead-letter queue.
     *
     * @param queue the queue's name, up to 80 characters
     * @param sender the ARN of the bus or rule whose events EventBridge sends to it; empty if a role sends them
     * @param alarm the description of the alarm on its first message
     */
    public record Args(String queue, Optional<Output<String>> sender, String alarm, SharedResources shared) {}

    public UndeliveredEvents(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var shared = args.shared();
        queue = createQueue(args.queue(), shared.protectedFromDeletion());
        args.sender().ifPresent(this::createPolicy);
        shared.alarmTopic().ifPresent(topic -> createAlarm(args.alarm(), topic));
        registerOutputs(Map.of("arn", arn()));
    }

    /** The queue's ARN. */
    public Output<String> arn() {
        return queue.arn();
    }

    private Queue createQueue(String name, boolean protectedFromDeletion) {
        return new Queue(
                childName("queue"),
                QueueArgs.builder()
                        .name(name)
                        .messageRetentionSeconds((int) RETENTION.toSeconds())
                        .sqsManagedSseEnabled(true)
                        .build(),
                options().protect(protectedFromDeletion).build());
    }

    private void createPolicy(Output<String> sender) {
        new QueuePolicy(
                childName("policy"),
                QueuePolicyArgs.builder()
                        .queueUrl(queue.url())
                        .policy(Policy.of(Statement.allow("sqs:SendMessage")
                                        .forService("events.amazonaws.com")
                                        .on(queue.arn())
                                        .when("ArnEquals", "aws:SourceArn", sender))
                                .json())
                        .build(),
                childOptions());
    }

    private void createAlarm(String description, AlarmTopic topic) {
        new MetricAlarm(childName("alarm"), alarm(description, topic), childOptions());
    }

    /** The alarm on the first message, by
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     * ApproximateNumberOfMessagesVisible</a>.
     */
    private MetricAlarmArgs alarm(String description, AlarmTopic topic) {
        return topic.alarm()
                .alarmDescription(description)
                .namespace("AWS/SQS")
                .metricName("ApproximateNumberOfMessagesVisible")
                .dimensions(queue.name().applyValue(name -> Map.of("QueueName", name)))
                .statistic("Maximum")
                .comparisonOperator("GreaterThanThreshold")
                .threshold(0.0)
                .period(300)
                .evaluationPeriods(1)
                .build();
    }
}
