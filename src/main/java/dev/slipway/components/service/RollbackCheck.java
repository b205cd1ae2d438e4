package dev.slipway.components.service;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.failure.FailedDeployment;
import java.time.Duration;
import java.util.Optional;

/** Fails an {@code up} after which ECS runs another task definition than the one deployed: it has rolled back. */
final class RollbackCheck {
    private RollbackCheck() {}

    /** What Pulumi took for deployed, so that it would leave it alone. */
    private static final String LATE = ". Run pulumi refresh before the next up, which else finds nothing to do";

    /**
     * The task definition that runs, known when it is the one that was wanted.
     *
     * @param streams what stands before a task's id in the name of its own container's log stream
     * @param bake how long to wait for the outcome of a deployment that alarms may fail; empty where none do
     */
    static Output<String> refuse(
            Service service, TaskDefinition wanted, Output<String> logGroup, String streams, Optional<Duration> bake) {
        var real = !Deployment.getInstance().isDryRun();
        return Output.tuple(service.taskDefinition(), wanted.arn(), service.cluster(), service.name(), logGroup)
                .applyValue(state -> {
                    var told = state.t1.orElse("nothing");
                    var running = bake.filter(time -> real && told.equals(state.t2))
                            .flatMap(time -> BakeTime.outcome(state.t3, state.t4, state.t2, time))
                            .orElse(told);
                    if (!running.equals(state.t2)) {
                        throw new RunException("ECS rolled the deployment of %s back to %s: %s%s"
                                .formatted(
                                        state.t2,
                                        running,
                                        FailedDeployment.explain(state.t3, state.t4, state.t2, state.t5, streams),
                                        running.equals(told) ? "" : LATE));
                    }
                    return running;
                });
    }
}
