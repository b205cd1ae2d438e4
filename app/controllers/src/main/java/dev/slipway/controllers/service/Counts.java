package dev.slipway.controllers.service;

import dev.slipway.controllers.lambda.Outcome;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What ECS says of a service.
 *
 * @param desired the tasks that are wanted
 * @param running the tasks that run
 * @param deploying whether a deployment is in progress: there are two, or ECS says so of the one
 * @param taskDefinition the ARN of the revision that the service is to run
 */
public record Counts(int desired, int running, boolean deploying, String taskDefinition) {

    static Counts of(Service service) {
        var deploying = service.deployments().size() > 1
                || service.deployments().stream()
                        .anyMatch(each -> each.rolloutState() == DeploymentRolloutState.IN_PROGRESS);
        return new Counts(service.desiredCount(), service.runningCount(), deploying, service.taskDefinition());
    }

    public State state() {
        if (desired == 0) {
            return State.ASLEEP;
        }
        return running == 0 ? State.STARTING : State.AWAKE;
    }

    /** Adds them to what is logged and answered. */
    public Outcome on(Outcome outcome) {
        return outcome.with("state", state().word()).with("desired", desired).with("running", running);
    }
}
