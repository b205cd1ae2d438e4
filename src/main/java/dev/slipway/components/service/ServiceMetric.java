package dev.slipway.components.service;

/** A metric that AWS publishes for each service, as an average over its tasks. */
public enum ServiceMetric implements StepMetric {
    /** CPU utilization in percent. */
    CPU,
    /** Memory utilization in percent. */
    MEMORY,
    /** Response time of the tasks at the load balancer in milliseconds; only behind the load balancer. */
    RESPONSE_TIME_MILLIS;

    /** True for a metric whose values are 0 to 100. */
    boolean isPercentage() {
        return this != RESPONSE_TIME_MILLIS;
    }

    /** The number of decimal places by which a value of a stack file is shifted: CloudWatch has response times in seconds. */
    int decimalShift() {
        return this == RESPONSE_TIME_MILLIS ? 3 : 0;
    }
}
