package dev.slipway.components.network;

import java.util.List;

/**
 * VPC <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html">flow logs</a> for accepted and rejected
 * traffic, with their retention.
 *
 * @param retentionDays retention of the log group in days, one of the values of
 *     <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">
 *     PutRetentionPolicy</a>; a change applies in place, to existing records too
 */
public record FlowLogs(int retentionDays) {
    private static final List<Integer> RETENTIONS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    public FlowLogs {
        if (!RETENTIONS.contains(retentionDays)) {
            throw new IllegalArgumentException(
                    "flow logs cannot be kept for %d days; use one of %s".formatted(retentionDays, RETENTIONS));
        }
    }

    /** Flow logs with a retention in days. */
    public static FlowLogs keptFor(int retentionDays) {
        return new FlowLogs(retentionDays);
    }
}
