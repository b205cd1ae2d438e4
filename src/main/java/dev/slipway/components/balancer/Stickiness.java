package dev.slipway.components.balancer;

import java.time.Duration;

/**
 * Sticky sessions: a cookie of the load balancer binds a browser to the task that answered its first request. See
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#sticky-sessions">
 * sticky sessions</a>.
 *
 * @param duration lifetime of the cookie, 1 s to 7 days
 */
public record Stickiness(Duration duration) {
    private static final int WEEK = 604_800;

    /** @throws dev.slipway.base.SpecException for less than 1 s or more than 7 days */
    public Stickiness {
        Seconds.check("sticky", duration, 1, WEEK);
    }

    public static Stickiness of(Duration duration) {
        return new Stickiness(duration);
    }
}
