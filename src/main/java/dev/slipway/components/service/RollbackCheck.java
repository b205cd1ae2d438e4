package dev.slipway.components.service;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.failure.FailedDeployment;
import dev.slipway.base.FallibleOutput;
import java.time.Duration;
import java.util.Optional;

/** The check after a deployment: fails the {@code up} if ECS has rolled the service back to another task definition. */
final class RollbackCheck {
    private RollbackCheck() {}

    /** The advice after a rollback during the bake time, when Pulumi's state has recorded the deployment as successful. */
    private static final String LATE = ". Run pulumi refresh before the next up, which otherwise finds no change";

    /**
     * The ARN of the task definition that runs. The output fails with the reason of the rollback if it is another one
     * than was deployed.
     *
     * @param streams the name of the log stream of the service's own container without the task's id at its end
     * @param bake the longest wait for the outcome of a deployment with alarms; empty for one without alarms
     */
    static Output<String> running(
            Service service, TaskDefinition wanted, Output<String> logGroup, String streams, Optional<Duration> bake) {
        var real = !Deployment.getInstance().isDryRun();
        return Output.tuple(service.taskDefinition(), wanted.arn(), service.cluster(), service.name(), logGroup)
                .apply(state -> FallibleOutput.of(() -> {
                    var reported = state.t1.orElse("nothing");
                    var running = bake.filter(time -> real && reported.equals(state.t2))
                            .flatMap(time -> BakeTime.outcome(state.t3, state.t4, state.t2, time))
                            .orElse(reported);
                    if (!running.equals(state.t2)) {
                        throw new RunException("ECS rolled the deployment of %s back to %s: %s%s"
                                .formatted(
                                        state.t2,
                                        running,
                                        FailedDeployment.explain(state.t3, state.t4, state.t2, state.t5, streams),
                                        running.equals(reported) ? "" : LATE));
                    }
                    return running;
                }));
    }
}
