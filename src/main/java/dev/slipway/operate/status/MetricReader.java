package dev.slipway.operate.status;

import dev.slipway.operate.status.StackStatus.QueueStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Reads metrics of CloudWatch. */
record MetricReader(CloudWatchClient cloudWatch, InstantSource clock) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final String SQS = "AWS/SQS";
    private static final String QUEUE = "QueueName";
    private static final String VISIBLE = "ApproximateNumberOfMessagesVisible";
    private static final int FINE = 60;
    private static final int COARSE = 300;

    /**
     * Invocations of a function within the last 24 hours.
     *
     * @param last the time of the last one, to five minutes
     */
    record Runs(Optional<Instant> last, int errors) {}

    private record Point(String id, Instant time, double value) {}

    Runs ofFunction(String function) {
        var points = points(
                DAY,
                query("runs", metric("AWS/Lambda", "Invocations", "FunctionName", function), "Sum", COARSE),
                query("errors", metric("AWS/Lambda", "Errors", "FunctionName", function), "Sum", COARSE));
        return new Runs(
                points.stream()
                        .filter(point -> point.id().equals("runs") && point.value() > 0)
                        .map(Point::time)
                        .max(Comparator.naturalOrder()),
                (int) points.stream()
                        .filter(point -> point.id().equals("errors"))
                        .mapToDouble(Point::value)
                        .sum());
    }

    /** The capacity of an Aurora cluster on Serverless v2, in ACUs: 0 while it is paused. */
    Optional<Double> capacity(String cluster) {
        var metric = metric("AWS/RDS", "ServerlessDatabaseCapacity", "DBClusterIdentifier", cluster);
        return points(MINUTES, query("capacity", metric, "Average", FINE)).stream()
                .max(Comparator.comparing(Point::time))
                .map(Point::value);
    }

    /**
     * The messages of a queue and of its dead-letter queue. SQS has
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">metrics</a>
     * of queues that were used in the last hours; without data there are no messages.
     *
     * @param name the name in the stack file
     */
    QueueStatus ofQueue(String name, String queue, String deadLetters) {
        var points = points(
                MINUTES,
                query("visible", metric(SQS, VISIBLE, QUEUE, queue), "Maximum", FINE),
                query("inFlight", metric(SQS, "ApproximateNumberOfMessagesNotVisible", QUEUE, queue), "Maximum", FINE),
                query("dead", metric(SQS, VISIBLE, QUEUE, deadLetters), "Maximum", FINE));
        return new QueueStatus(name, latest(points, "visible"), latest(points, "inFlight"), latest(points, "dead"));
    }

    private static long latest(List<Point> points, String id) {
        return points.stream()
                .filter(point -> point.id().equals(id))
                .max(Comparator.comparing(Point::time))
                .map(point -> Math.round(point.value()))
                .orElse(0L);
    }

    private static Metric metric(String namespace, String name, String dimension, String value) {
        return Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(Dimension.builder().name(dimension).value(value).build())
                .build();
    }

    private static MetricDataQuery query(String id, Metric metric, String statistic, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric).stat(statistic).period(period))
                .build();
    }

    private List<Point> points(Duration window, MetricDataQuery... queries) {
        var now = clock.instant();
        return cloudWatch
                .getMetricDataPaginator(request -> request.metricDataQueries(queries)
                        .startTime(now.minus(window))
                        .endTime(now))
                .metricDataResults()
                .stream()
                .flatMap(result -> IntStream.range(0, result.timestamps().size())
                        .mapToObj(i -> new Point(
                                result.id(),
                                result.timestamps().get(i),
                                result.values().get(i))))
                .toList();
    }
}
