package dev.slipway.components.service;

import dev.slipway.base.SpecException;

/**
 * The error rate at which ECS rolls a deployment back.
 *
 * @param errorPercent share of requests answered 500 to 599 at which a deployment has failed, 1 to 100
 */
public record DeploymentAlarmSpec(int errorPercent) {
    /** A tenth of the requests. */
    public static final DeploymentAlarmSpec DEFAULT = new DeploymentAlarmSpec(10);

    /** @throws SpecException for another percentage */
    public DeploymentAlarmSpec {
        if (errorPercent < 1 || errorPercent > 100) {
            throw new SpecException("errorPercent", "1 to 100 is allowed", "set it to 10");
        }
    }
}
