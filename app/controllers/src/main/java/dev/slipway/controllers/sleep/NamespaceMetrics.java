package dev.slipway.controllers.sleep;

import dev.slipway.controllers.aws.AwsFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * Metrics of one namespace, with a period of a minute.
 *
 * @param dimensions one or more sets of dimensions, exactly as published; otherwise CloudWatch finds nothing
 */
record NamespaceMetrics(CloudWatchClient cloudWatch, String namespace, List<Map<String, String>> dimensions) {
    private static final int MINUTE = 60;

    /** The values of each metric by its name, of all sets of dimensions; empty without data. */
    Map<String, List<Double>> values(List<String> names, String statistic, Instant now, Duration span) {
        var queries = new ArrayList<MetricDataQuery>();
        for (var name : names) {
            for (var set = 0; set < dimensions.size(); set++) {
                queries.add(query(id(name) + set, name, dimensions.get(set), statistic));
            }
        }
        var answer = AwsFailure.named(
                "cloudwatch:GetMetricData",
                "the namespace " + namespace,
                () -> cloudWatch.getMetricData(request -> request.metricDataQueries(queries)
                        .startTime(now.minus(span))
                        .endTime(now)));
        var values = new HashMap<String, List<Double>>();
        for (var name : names) {
            values.put(
                    name,
                    answer.metricDataResults().stream()
                            .filter(result -> result.id().startsWith(id(name)))
                            .flatMap(result -> result.values().stream())
                            .toList());
        }
        return values;
    }

    private MetricDataQuery query(String id, String name, Map<String, String> set, String statistic) {
        var by = set.entrySet().stream()
                .map(dimension -> Dimension.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.period(MINUTE).stat(statistic).metric(metric -> metric.namespace(namespace)
                        .metricName(name)
                        .dimensions(by)))
                .build();
    }

    /** The id of a query, which begins with a lower-case letter. */
    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
