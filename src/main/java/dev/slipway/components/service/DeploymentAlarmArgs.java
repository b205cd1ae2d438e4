package dev.slipway.components.service;

import dev.slipway.base.Withers;
import dev.slipway.components.alarm.AlarmTopic;
import java.util.Optional;

/**
 * What makes ECS take a deployment back, beside tasks that do not start.
 *
 * @param errorPercent share of requests answered 500 to 599 from which a deployment has failed, 1 to 100
 * @param topic who is told too, during a deployment and at any other time
 */
@Withers
public record DeploymentAlarmArgs(int errorPercent, Optional<AlarmTopic> topic)
        implements DeploymentAlarmArgsBuilder.With {
    /** A tenth of the requests. */
    public static final DeploymentAlarmArgs USUAL = new DeploymentAlarmArgs(10);

    /** @throws IllegalArgumentException for another percentage */
    public DeploymentAlarmArgs {
        if (errorPercent < 1 || errorPercent > 100) {
            throw new IllegalArgumentException("1 to 100 percent is allowed; set errorPercent to 10");
        }
    }

    /** Nobody is told. */
    public DeploymentAlarmArgs(int errorPercent) {
        this(errorPercent, Optional.empty());
    }
}
