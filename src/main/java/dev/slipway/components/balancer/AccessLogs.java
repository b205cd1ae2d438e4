package dev.slipway.components.balancer;

/**
 * A log of every request, one file every five minutes and balancer node, in a bucket of its own. See
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">access
 * logs</a>.
 *
 * @param days how long they are kept, 1 to 3650; a change applies to the logs that are there, too
 */
public record AccessLogs(int days) {
    private static final int LONGEST = 3650;

    /** @throws IllegalArgumentException for a number that is not 1 to 3650 */
    public AccessLogs {
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException(
                    "access logs cannot be kept for %d days: give 1 to %d".formatted(days, LONGEST));
        }
    }

    public static AccessLogs keptForDays(int days) {
        return new AccessLogs(days);
    }
}
