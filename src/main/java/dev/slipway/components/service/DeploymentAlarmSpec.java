package dev.slipway.components.service;

import dev.slipway.base.SpecException;

/**
 * The error rate at which ECS rolls a deployment back.
 *
 * @param errorPercent the percentage of requests with a 5xx response at which a deployment fails, 1 to 100
 */
public record DeploymentAlarmSpec(int errorPercent) {
    /** 10 percent of the requests. */
    public static final DeploymentAlarmSpec DEFAULT = new DeploymentAlarmSpec(10);

    /** @throws SpecException for a percentage beyond the limits */
    public DeploymentAlarmSpec {
        if (errorPercent < 1 || errorPercent > 100) {
            throw new SpecException("errorPercent", "1 to 100 is allowed", "set it to 10");
        }
    }
}
