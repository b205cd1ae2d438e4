package dev.slipway.controllers.service;

import dev.slipway.controllers.lambda.Outcome;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * State of an ECS service.
 *
 * @param desired desired count of tasks
 * @param running running count of tasks
 * @param deploying true during a deployment: there are two, or the one is in progress
 * @param taskDefinition the ARN of the service's task definition revision
 */
public record Counts(int desired, int running, boolean deploying, String taskDefinition) {

    static Counts of(Service service) {
        var deploying = service.deployments().size() > 1
                || service.deployments().stream()
                        .anyMatch(deployment -> deployment.rolloutState() == DeploymentRolloutState.IN_PROGRESS);
        return new Counts(service.desiredCount(), service.runningCount(), deploying, service.taskDefinition());
    }

    public State state() {
        if (desired == 0) {
            return State.ASLEEP;
        }
        return running == 0 ? State.STARTING : State.AWAKE;
    }

    /** Adds state and counts to an outcome. */
    public Outcome on(Outcome outcome) {
        return outcome.with("state", state().word()).with("desired", desired).with("running", running);
    }
}
