package dev.slipway.components.messaging;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetDeadLetterConfigArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetRetryPolicyArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetSqsTargetArgs;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.core.Output;
import dev.slipway.base.Json;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.UndeliveredEvents;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs of the resources of a {@link Queue}. */
record QueueInputs(QueueSpec spec) {
    /**
     * Age in seconds after which EventBridge gives up an event, and the number of its retries, both the
     * <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html">defaults</a>.
     */
    private static final int EVENT_AGE = 86_400;

    private static final int ATTEMPTS = 185;

    /** Time in seconds for which a receive waits for a message, the maximum, so that an empty queue is polled rarely. */
    private static final int WAIT = 20;

    QueueArgs queue(Output<String> deadLettersArn, EncryptionKey key) {
        var times = spec.times();
        var inputs = QueueArgs.builder()
                .name(spec.name().queue())
                .visibilityTimeoutSeconds((int) times.visibility().toSeconds())
                .messageRetentionSeconds((int) times.retention().toSeconds())
                .delaySeconds((int) times.delay().toSeconds())
                .receiveWaitTimeSeconds(WAIT)
                .kmsMasterKeyId(key.arn())
                .kmsDataKeyReusePeriodSeconds(Queue.DATA_KEY_SECONDS)
                .redrivePolicy(redrivePolicy(deadLettersArn));
        return (spec.name().fifo() ? inputs.fifoQueue(true).contentBasedDeduplication(true) : inputs).build();
    }

    private Output<String> redrivePolicy(Output<String> deadLettersArn) {
        var policy = new LinkedHashMap<String, Object>();
        policy.put("deadLetterTargetArn", deadLettersArn);
        policy.put("maxReceiveCount", spec.attempts());
        return Json.text(policy);
    }

    Output<String> redriveAllowPolicy(Output<String> queueArn) {
        var policy = new LinkedHashMap<String, Object>();
        policy.put("redrivePermission", "byQueue");
        policy.put("sourceQueueArns", List.of(queueArn));
        return Json.text(policy);
    }

    EventRuleArgs rule(QueueEvents events, Bus bus) {
        return EventRuleArgs.builder()
                .description("Events of the bus %s for the queue %s"
                        .formatted(events.bus(), spec.name().queue()))
                .eventBusName(bus.busName())
                .eventPattern(events.pattern().text())
                .build();
    }

    UndeliveredEvents.UndeliveredSource undelivered(Collection<EventRule> rules) {
        return new UndeliveredEvents.UndeliveredSource(
                spec.name().undelivered(),
                rules.stream().map(EventRule::arn).toList(),
                "Events were not delivered to the queue %s; read the queue %s and check the KMS key"
                        .formatted(spec.name().queue(), spec.name().undelivered()));
    }

    EventTargetArgs target(
            QueueEvents events, Bus bus, EventRule rule, Output<String> queueArn, Output<String> undeliveredArn) {
        var inputs = EventTargetArgs.builder()
                .rule(rule.name())
                .eventBusName(bus.busName())
                .arn(queueArn)
                .retryPolicy(EventTargetRetryPolicyArgs.builder()
                        .maximumEventAgeInSeconds(EVENT_AGE)
                        .maximumRetryAttempts(ATTEMPTS)
                        .build())
                .deadLetterConfig(EventTargetDeadLetterConfigArgs.builder()
                        .arn(undeliveredArn)
                        .build());
        events.messageGroupId()
                .ifPresent(group -> inputs.sqsTarget(
                        EventTargetSqsTargetArgs.builder().messageGroupId(group).build()));
        return inputs.build();
    }

    /** The alarm on the age of the oldest message, by
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     * ApproximateAgeOfOldestMessage</a>.
     */
    MetricAlarmArgs alarm(AlarmDestination topic, Output<String> queueName) {
        var oldest = spec.times().oldest();
        return topic.alarm()
                .alarmDescription("The oldest message of the queue %s waits for %d minutes; check its workers"
                        .formatted(spec.name().queue(), oldest.toMinutes()))
                .namespace("AWS/SQS")
                .metricName("ApproximateAgeOfOldestMessage")
                .dimensions(queueName.applyValue(text -> Map.of("QueueName", text)))
                .statistic("Maximum")
                .comparisonOperator("GreaterThanThreshold")
                .threshold((double) oldest.toSeconds())
                .period(60)
                .evaluationPeriods(1)
                .build();
    }
}
