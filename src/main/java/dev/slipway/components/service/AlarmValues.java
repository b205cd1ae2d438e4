package dev.slipway.components.service;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;

/** The values that the alarms of step scaling compare with their thresholds, one for each minute. */
sealed interface AlarmValues permits CloudWatchMetric, QueueBacklog {
    /** Seconds from one value to the next. */
    int PERIOD = 60;

    /** Adds the metric, or the expression over metrics, to the inputs of an alarm. */
    MetricAlarmArgs.Builder addTo(MetricAlarmArgs.Builder alarm);
}
