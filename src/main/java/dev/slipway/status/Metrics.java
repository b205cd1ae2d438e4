package dev.slipway.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Looks at what CloudWatch has counted. */
record Metrics(CloudWatchClient cloudWatch, InstantSource clock) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final int FINE = 60;
    private static final int COARSE = 300;

    /**
     * What a function did within a day.
     *
     * @param last when it ran last, to five minutes
     */
    record Runs(Optional<Instant> last, int errors) {}

    private record Point(Instant time, double value) {}

    Runs ofFunction(String function) {
        var invocations = points("AWS/Lambda", "Invocations", "FunctionName", function, "Sum", DAY, COARSE);
        var errors = points("AWS/Lambda", "Errors", "FunctionName", function, "Sum", DAY, COARSE);
        return new Runs(
                invocations.stream()
                        .filter(point -> point.value() > 0)
                        .map(Point::time)
                        .max(Comparator.naturalOrder()),
                (int) errors.stream().mapToDouble(Point::value).sum());
    }

    /** The capacity of an Aurora cluster on Serverless v2, in ACUs: 0 while it is paused. */
    Optional<Double> capacity(String cluster) {
        return points("AWS/RDS", "ServerlessDatabaseCapacity", "DBClusterIdentifier", cluster, "Average", MINUTES, FINE)
                .stream()
                .max(Comparator.comparing(Point::time))
                .map(Point::value);
    }

    private List<Point> points(
            String namespace,
            String metric,
            String dimension,
            String value,
            String statistic,
            Duration window,
            int period) {
        var query = MetricDataQuery.builder()
                .id("wanted")
                .metricStat(stat -> stat.period(period).stat(statistic).metric(each -> each.namespace(namespace)
                        .metricName(metric)
                        .dimensions(
                                Dimension.builder().name(dimension).value(value).build())))
                .build();
        var now = clock.instant();
        var results = cloudWatch.getMetricDataPaginator(request ->
                request.metricDataQueries(query).startTime(now.minus(window)).endTime(now));
        return results.metricDataResults().stream()
                .flatMap(result -> IntStream.range(0, result.timestamps().size())
                        .mapToObj(i -> new Point(
                                result.timestamps().get(i), result.values().get(i))))
                .toList();
    }
}
