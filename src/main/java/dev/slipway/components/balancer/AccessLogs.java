package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;

/**
 * Access logs of a load balancer, one file per node every five minutes, in a bucket of their own. See
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">access
 * logs</a>.
 *
 * @param days retention in days, 1 to 3650; a change applies to existing logs, too
 */
public record AccessLogs(int days) {
    public static final int MAX_DAYS = 3650;
    public static final AccessLogs DEFAULT = new AccessLogs(30);

    /** @throws SpecException for a number that is not 1 to 3650 */
    public AccessLogs {
        if (days < 1 || days > MAX_DAYS) {
            throw new SpecException("accessLogDays", "1 to %d days are allowed".formatted(MAX_DAYS), "set it to 30");
        }
    }

    public static AccessLogs keptForDays(int days) {
        return new AccessLogs(days);
    }
}
