package dev.slipway.components.messaging;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.aws.sqs.QueuePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.key.EncryptionKey;
import java.util.List;
import java.util.Map;

/**
 * The <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html">dead-letter
 * queue</a> of a queue, which keeps messages for 14 days. The dead-letter queue of a FIFO queue is a FIFO queue.
 *
 * <p>Children: {@code <name>-queue}, {@code <name>-policy}, and with an alarm topic {@code <name>-alarm}, which starts with
 * the first message.
 */
final class DeadLetters extends Component {
    private static final String TYPE = "slipway:messaging:DeadLetters";

    private final QueueName name;
    private final EncryptionKey key;
    private final com.pulumi.aws.sqs.Queue queue;

    DeadLetters(
            String name,
            QueueName queueName,
            EncryptionKey key,
            SharedResources shared,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.name = queueName;
        this.key = key;
        queue = createQueue(shared.protectedFromDeletion());
        createPolicy();
        shared.alarmTopic().ifPresent(this::createAlarm);
        registerOutputs(Map.of("arn", arn()));
    }

    Output<String> arn() {
        return queue.arn();
    }

    Output<String> url() {
        return queue.url();
    }

    private com.pulumi.aws.sqs.Queue createQueue(boolean protectedFromDeletion) {
        return new com.pulumi.aws.sqs.Queue(
                childName("queue"),
                inputs(),
                options().protect(protectedFromDeletion).build());
    }

    private QueueArgs inputs() {
        var inputs = QueueArgs.builder()
                .name(name.deadLetters())
                .messageRetentionSeconds(QueueTimes.MAX_RETENTION_DAYS * 24 * 3600)
                .kmsMasterKeyId(key.arn())
                .kmsDataKeyReusePeriodSeconds(Queue.DATA_KEY_SECONDS);
        return (name.fifo() ? inputs.fifoQueue(true).contentBasedDeduplication(true) : inputs).build();
    }

    private void createPolicy() {
        new QueuePolicy(
                childName("policy"),
                QueuePolicyArgs.builder()
                        .queueUrl(queue.url())
                        .policy(QueuePolicies.of(arn(), List.of(), List.of()).json())
                        .build(),
                childOptions());
    }

    private void createAlarm(AlarmDestination topic) {
        new MetricAlarm(childName("alarm"), alarm(topic), childOptions());
    }

    /** The alarm on the first message, by
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     * ApproximateNumberOfMessagesVisible</a>.
     */
    private MetricAlarmArgs alarm(AlarmDestination topic) {
        return topic.alarmOnFirst()
                .alarmDescription("Messages of the queue %s failed; read the queue %s and move them back"
                        .formatted(name.queue(), name.deadLetters()))
                .namespace("AWS/SQS")
                .metricName("ApproximateNumberOfMessagesVisible")
                .dimensions(queue.name().applyValue(text -> Map.of("QueueName", text)))
                .statistic("Maximum")
                .build();
    }
}
