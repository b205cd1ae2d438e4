package dev.slipway.components.gateway;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;

/**
 * Throttling of requests; requests beyond it get 429. Limits are the <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html">quotas</a> of an account in a region,
 * which all of its APIs share, and which are a quarter in some regions.
 *
 * @param rate steady-state requests a second, 1 to 10000
 * @param burst maximum concurrent requests, 1 to 5000
 */
public record Throttle(int rate, int burst) {
    /** The maximum rate in requests a second. */
    public static final int MAX_RATE = 10_000;

    /** The maximum burst of concurrent requests. */
    public static final int MAX_BURST = 5_000;

    /** The default: 100 requests a second and a burst of 200, which limits the cost of a faulty client. */
    public static final Throttle DEFAULT = new Throttle(100, 200);

    /** @throws SpecException for a value beyond the documented limits */
    public Throttle {
        var errors = new SpecErrors();
        check("rate", rate, MAX_RATE, errors);
        check("burst", burst, MAX_BURST, errors);
        errors.throwAll();
    }

    private static void check(String key, int value, int max, SpecErrors errors) {
        if (value < 1 || value > max) {
            errors.add(key, "1 to %d is allowed".formatted(max), "set it to " + Math.max(1, Math.min(value, max)));
        }
    }
}
