package dev.slipway.controllers.service;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;

/**
 * Wakes a service that sleeps, and does nothing for one that is awake. Concurrent calls wake it once: each sets the
 * same count, and only if the desired count is zero.
 *
 * @param count desired count of the awake service
 */
public record WakeUp(EcsService service, Scaling scaling, int count) {

    /** A wake-up to {@code AWAKE_COUNT} tasks, 1 by default. */
    public static WakeUp of(Environment environment, Aws aws) {
        return new WakeUp(
                EcsService.of(environment, aws), Scaling.of(environment, aws), environment.positive("AWAKE_COUNT", 1));
    }

    /** Wakes the service. The autoscaler is resumed first, because a later failure would never be retried. */
    public Counts run() {
        scaling.suspend(false);
        return service.scaleTo(count);
    }
}
