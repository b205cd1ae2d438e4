package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.cloudwatch.inputs.MetricAlarmMetricQueryArgs;
import com.pulumi.aws.cloudwatch.inputs.MetricAlarmMetricQueryMetricArgs;
import dev.slipway.components.messaging.Queue;
import java.util.Map;

/**
 * The backlog of a queue: the messages that wait and those in flight, which keep the tasks that work on them. It is a
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">metric math</a> expression
 * over two
 * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">metrics
 * of SQS</a>. Delayed messages are none of them.
 */
record QueueBacklog(Queue queue) implements AlarmValues {
    /**
     * SQS publishes the number of messages in flight only while there are some, so a missing value is 0. The number of visible
     * messages has a value for each minute of an active queue. A missing one stays missing: with 0 in its place a value that
     * arrives late would always be overlooked.
     */
    private static final String EXPRESSION = "visible + FILL(inFlight, 0)";

    @Override
    public MetricAlarmArgs.Builder addTo(MetricAlarmArgs.Builder alarm) {
        // In the order of the provider's reads: a refresh reports any other order as drift.
        return alarm.metricQueries(
                counted("inFlight", "ApproximateNumberOfMessagesNotVisible"),
                counted("visible", "ApproximateNumberOfMessagesVisible"),
                MetricAlarmMetricQueryArgs.builder()
                        .id("backlog")
                        .expression(EXPRESSION)
                        .label("Messages that wait or are in flight")
                        .returnData(true)
                        .build());
    }

    private MetricAlarmMetricQueryArgs counted(String id, String metric) {
        return MetricAlarmMetricQueryArgs.builder()
                .id(id)
                .metric(MetricAlarmMetricQueryMetricArgs.builder()
                        .namespace("AWS/SQS")
                        .metricName(metric)
                        .dimensions(queue.queueName().applyValue(name -> Map.of("QueueName", name)))
                        .period(PERIOD)
                        .stat("Maximum")
                        .build())
                .build();
    }
}
