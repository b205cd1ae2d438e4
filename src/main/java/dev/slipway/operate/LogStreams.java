package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** The names of containers' log streams, by the log drivers of a task definition. */
final class LogStreams {
    private LogStreams() {}

    /**
     * The container of that name.
     *
     * @throws RunException with the known names if there is none
     */
    static ContainerDefinition container(TaskDefinition definition, String name) {
        return definition.containerDefinitions().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RunException("the tasks have no container %s; they have %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        definition.containerDefinitions().stream()
                                                .map(ContainerDefinition::name)
                                                .toList()))));
    }

    /** The prefix of a container's log stream, before the task's id; FireLens has another one than awslogs. */
    static String of(TaskDefinition definition, String container) {
        var configuration = container(definition, container).logConfiguration();
        var routed = configuration != null && configuration.logDriver() == LogDriver.AWSFIRELENS;
        return "ecs/" + container + (routed ? "-firelens-" : "/");
    }
}
