package dev.slipway.service;

/**
 * What makes ECS take a deployment back, beside tasks that do not start.
 *
 * @param errorPercent share of requests answered 500 to 599 from which a deployment has failed, 1 to 100
 */
public record DeploymentAlarmArgs(int errorPercent) {
    /** A tenth of the requests. */
    public static final DeploymentAlarmArgs USUAL = new DeploymentAlarmArgs(10);

    /** @throws IllegalArgumentException for another percentage */
    public DeploymentAlarmArgs {
        if (errorPercent < 1 || errorPercent > 100) {
            throw new IllegalArgumentException("1 to 100 percent is allowed; set errorPercent to 10");
        }
    }
}
