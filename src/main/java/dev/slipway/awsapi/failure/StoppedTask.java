package dev.slipway.awsapi.failure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Why a task stopped, as ECS tells it, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">stopped
 * tasks</a>.
 */
final class StoppedTask {
    private StoppedTask() {}

    /** The task's reason, and what is known of each container: its exit code, its reason. */
    static List<String> reasons(Task task) {
        return Stream.concat(
                        Optional.ofNullable(task.stoppedReason()).stream(),
                        task.containers().stream()
                                .filter(container -> container.exitCode() != null || container.reason() != null)
                                .map(StoppedTask::told))
                .toList();
    }

    private static String told(Container container) {
        var exit = container.exitCode() == null ? "" : " exited with " + container.exitCode();
        var reason = container.reason() == null ? "" : " (" + container.reason() + ")";
        return "container " + container.name() + exit + reason;
    }
}
