package dev.slipway.components.storage;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.aws.sqs.QueuePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmTopic;
import java.time.Duration;
import java.util.Map;

/**
 * The <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html">dead-letter
 * queue</a> of an event bus: AWS recommends one for a bus with a customer managed key, since events that cannot be encrypted
 * or decrypted are lost without it. It is encrypted with a key of SQS, because it is needed when the stack's key is not
 * available.
 *
 * <p>Children: {@code <name>-queue}, {@code <name>-policy}, and with an alarm topic {@code <name>-alarm}.
 */
final class UndeliveredEvents extends Component {
    private static final String TYPE = "slipway:storage:UndeliveredEvents";

    /** The maximum of SQS. */
    private static final Duration RETENTION = Duration.ofDays(14);

    private final Queue queue;

    UndeliveredEvents(String name, BusName bus, SharedResources shared, ComponentResourceOptions options) {
        super(TYPE, name, options);
        queue = createQueue(bus, shared.protectedFromDeletion());
        createPolicy(bus);
        shared.alarmTopic().ifPresent(topic -> createAlarm(bus, topic));
        registerOutputs(Map.of("arn", arn()));
    }

    Output<String> arn() {
        return queue.arn();
    }

    private Queue createQueue(BusName bus, boolean protectedFromDeletion) {
        return new Queue(
                childName("queue"),
                QueueArgs.builder()
                        .name(bus.queue())
                        .messageRetentionSeconds((int) RETENTION.toSeconds())
                        .sqsManagedSseEnabled(true)
                        .build(),
                options().protect(protectedFromDeletion).build());
    }

    private void createPolicy(BusName bus) {
        var busArn = Output.format(
                "arn:%s:events:%s:%s:event-bus/%s",
                AwsContext.partition(), AwsContext.region(), AwsContext.account(), bus.text());
        new QueuePolicy(
                childName("policy"),
                QueuePolicyArgs.builder()
                        .queueUrl(queue.url())
                        .policy(Policy.of(Statement.allow("sqs:SendMessage")
                                        .forService("events.amazonaws.com")
                                        .on(queue.arn())
                                        .when("ArnEquals", "aws:SourceArn", busArn))
                                .json())
                        .build(),
                childOptions());
    }

    private void createAlarm(BusName bus, AlarmTopic topic) {
        new MetricAlarm(childName("alarm"), alarm(bus, topic), childOptions());
    }

    /** The alarm on the first message, by
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     * ApproximateNumberOfMessagesVisible</a>.
     */
    private MetricAlarmArgs alarm(BusName bus, AlarmTopic topic) {
        return topic.alarm()
                .alarmDescription("Events of the bus %s were not delivered; read the queue %s and check the KMS key"
                        .formatted(bus.text(), bus.queue()))
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
