package dev.slipway.components.gateway;

import dev.slipway.base.SpecException;

/**
 * Usage plan of an API key for a control API. Limits from the
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html">quotas</a> of an account in a
 * region.
 *
 * @param throttle rate and burst of requests
 * @param month requests in a calendar month, 1 to {@value #MAX_MONTH}
 */
public record UsageQuota(Throttle throttle, int month) {
    /** The maximum quota of requests in a month, a limit of Slipway. */
    public static final int MAX_MONTH = 1_000_000;

    /** The default: 3 requests a second, a burst of 20, and 300 requests a month, enough for ten wakes a day. */
    public static final UsageQuota DEFAULT = new UsageQuota(new Throttle(3, 20), 300);

    /** @throws SpecException for a value beyond the documented limits */
    public UsageQuota {
        if (month < 1 || month > MAX_MONTH) {
            throw new SpecException(
                    "quota", "1 to %d is allowed".formatted(MAX_MONTH), "set it to %d".formatted(DEFAULT.month()));
        }
    }
}
