package dev.slipway.components.service;

import com.pulumi.core.Output;
import java.util.Map;

/**
 * A metric in CloudWatch with the physical names that it is published with.
 *
 * @param statistic the statistic of the values of a minute, as AWS calls it
 */
record CloudWatchMetric(String namespace, String name, Output<Map<String, String>> dimensions, String statistic) {
    static final String AVERAGE = "Average";
}
