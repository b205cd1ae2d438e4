package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** The log streams of containers, by what a task definition says of their logs. */
final class LogStreams {
    private LogStreams() {}

    /** The container of a name; others are refused with those that are there. */
    static ContainerDefinition container(TaskDefinition definition, String name) {
        return definition.containerDefinitions().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RunException("the tasks have no container %s; there are %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        definition.containerDefinitions().stream()
                                                .map(ContainerDefinition::name)
                                                .toList()))));
    }

    /** What stands before a task's id in the name of a container's stream; FireLens has its own. */
    static String of(TaskDefinition definition, String container) {
        var configuration = container(definition, container).logConfiguration();
        var routed = configuration != null && configuration.logDriver() == LogDriver.AWSFIRELENS;
        return "ecs/" + container + (routed ? "-firelens-" : "/");
    }
}
