package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import java.util.Map;

/**
 * A metric in CloudWatch with the physical names that it is published with.
 *
 * @param statistic the statistic of the values of a minute, as AWS calls it
 */
record CloudWatchMetric(String namespace, String name, Output<Map<String, String>> dimensions, String statistic)
        implements AlarmValues {
    static final String AVERAGE = "Average";

    @Override
    public MetricAlarmArgs.Builder addTo(MetricAlarmArgs.Builder alarm) {
        return alarm.namespace(namespace)
                .metricName(name)
                .dimensions(dimensions)
                .statistic(statistic)
                .period(PERIOD);
    }
}
