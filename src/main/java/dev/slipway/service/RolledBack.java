package dev.slipway.service;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;

/** Fails an {@code up} after which ECS runs another task definition than the one deployed: it has rolled back. */
final class RolledBack {
    private RolledBack() {}

    /**
     * The task definition that runs, known when it is the one that was wanted.
     *
     * @param streams what stands before a task's id in the name of its own container's log stream
     */
    static Output<String> refuse(Service service, TaskDefinition wanted, Output<String> logGroup, String streams) {
        return Output.tuple(service.taskDefinition(), wanted.arn(), service.cluster(), service.name(), logGroup)
                .applyValue(state -> {
                    var running = state.t1.orElse("nothing");
                    if (!running.equals(state.t2)) {
                        throw new RunException("ECS rolled the deployment of %s back to %s: %s"
                                .formatted(
                                        state.t2,
                                        running,
                                        FailedDeployment.explain(state.t3, state.t4, state.t2, state.t5, streams)));
                    }
                    return running;
                });
    }
}
