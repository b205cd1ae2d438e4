package dev.slipway.awsapi.failure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The reasons why a task stopped, as ECS reports them, see <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">stopped tasks</a>.
 */
final class StoppedTask {
    private StoppedTask() {}

    /** The task's stopped reason, then the exit code and the reason of each container. */
    static List<String> reasons(Task task) {
        return Stream.concat(
                        Optional.ofNullable(task.stoppedReason()).stream(),
                        task.containers().stream()
                                .filter(container -> container.exitCode() != null || container.reason() != null)
                                .map(StoppedTask::reason))
                .toList();
    }

    private static String reason(Container container) {
        var exit = container.exitCode() == null ? "" : " exited with " + container.exitCode();
        var reason = container.reason() == null ? "" : " (" + container.reason() + ")";
        return "container " + container.name() + exit + reason;
    }
}
