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

    /** To {@code AWAKE_COUNT} tasks, 1 if it is not set. */
    public static WakeUp of(Environment environment, Aws aws) {
        return new WakeUp(
                EcsService.of(environment, aws), Scaling.of(environment, aws), environment.positive("AWAKE_COUNT", 1));
    }

    /** Wakes it. The autoscaler goes first: were it last and failed, nothing would ever try it again. */
    public Counts run() {
        scaling.suspend(false);
        return service.scaleTo(count);
    }
}
