package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.allTheTime;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;

import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.sqs.Queue;
import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.stream.Stream;

/** Rates of queues and topics, with one message for each request of the assumptions. */
final class MessagingRates {
    private static final String SQS = "SQS";
    private static final String SNS = "SNS";
    private static final double MILLION = 1e6;

    /** SQS charges a send, a receive and a deletion of a message. */
    private static final int REQUESTS_PER_MESSAGE = 3;

    /** Receives in an hour of one receiver on an empty queue, each of which waits for 20 seconds. */
    private static final int POLLS_PER_HOUR = 3600 / 20;

    private MessagingRates() {}

    /** Requests of all messages and of one receiver that always polls. Dead-letter queues have none. */
    static void queue(PlannedResource queue, EstimateBuilder estimate) {
        if (keepsDeadLetters(estimate.plan, queue)) {
            estimate.addFree();
            return;
        }
        var price = queue.flag("fifoQueue") ? Price.SQS_FIFO_REQUEST_MILLION : Price.SQS_REQUEST_MILLION;
        var messages = estimate.assumptions.traffic().requestsPerMonth();
        estimate.add(
                SQS,
                queue.name(),
                price,
                ofFullUse(REQUESTS_PER_MESSAGE * messages / MILLION).plus(allTheTime(POLLS_PER_HOUR / MILLION)));
    }

    /** Published messages; deliveries to queues are free. The messages of alarms are free, since there are few. */
    static void topic(PlannedResource topic, EstimateBuilder estimate) {
        if (isForAlarms(estimate.plan, topic)) {
            estimate.addFree();
            return;
        }
        if (topic.flag("fifoTopic")) {
            estimate.notEstimated("SNS of %s: a FIFO topic is paid by messages and their size".formatted(topic.name()));
            return;
        }
        estimate.add(
                SNS,
                topic.name(),
                Price.SNS_PUBLISH_MILLION,
                ofFullUse(estimate.assumptions.traffic().requestsPerMonth() / MILLION));
    }

    private static boolean keepsDeadLetters(Plan plan, PlannedResource queue) {
        var ofQueues = plan.ofType(Queue.class).stream()
                .flatMap(other -> Json.member(other.text("redrivePolicy"), "deadLetterTargetArn").stream());
        var ofEvents = Stream.concat(plan.ofType(EventTarget.class).stream(), plan.ofType(EventBus.class).stream())
                .map(sender -> sender.text("deadLetterConfig.arn"));
        return Stream.concat(ofQueues, ofEvents)
                .anyMatch(arn -> plan.called(arn).contains(queue));
    }

    private static boolean isForAlarms(Plan plan, PlannedResource topic) {
        return plan.ofType(MetricAlarm.class).stream()
                .flatMap(alarm -> alarm.list("alarmActions").stream())
                .anyMatch(arn -> plan.called(arn.toString()).contains(topic));
    }
}
