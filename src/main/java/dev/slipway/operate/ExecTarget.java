package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Arns;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ManagedAgentName;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * A container that accepts sessions of <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS Exec</a>.
 */
record ExecTarget(Task task, Container container) {
    private static final String RUNNING = "RUNNING";

    /**
     * The container of a running task of a service.
     *
     * @throws RunException with the fix if there is no task, no such container or no ECS Exec
     */
    static ExecTarget of(TaskService service, String container) {
        var stack = service.stack().name();
        var open = service.running().stream().filter(Task::enableExecuteCommand).toList();
        if (open.isEmpty()) {
            throw new RunException(
                    "the tasks of %2$s have no ECS Exec: set exec: true in slipway:services.%2$s, then pulumi up -s %1$s"
                            .formatted(stack, service.name()));
        }
        var all = open.stream()
                .flatMap(task -> task.containers().stream()
                        .filter(candidate -> candidate.name().equals(container))
                        .map(candidate -> new ExecTarget(task, candidate)))
                .toList();
        if (all.isEmpty()) {
            throw new RunException("the tasks of %s have no container %s; they have %s"
                    .formatted(
                            service.name(),
                            container,
                            String.join(
                                    ", ",
                                    open.get(0).containers().stream()
                                            .map(Container::name)
                                            .toList())));
        }
        return all.stream()
                .filter(ExecTarget::ready)
                .findFirst()
                .orElseThrow(() -> new RunException(notReady(service.name())));
    }

    private boolean ready() {
        return container.managedAgents().stream()
                .anyMatch(agent ->
                        agent.name() == ManagedAgentName.EXECUTE_COMMAND_AGENT && RUNNING.equals(agent.lastStatus()));
    }

    private static String notReady(String service) {
        return "the agent of ECS Exec does not run in the tasks of %s: try again in a few seconds; if it still does not run, the"
                        .formatted(service)
                + " tasks cannot reach Systems Manager: add ssmmessages to slipway:network.endpoints, or set network.nat";
    }

    String taskId() {
        return Arns.id(task.taskArn());
    }

    /** The target of a Systems Manager session: {@code ecs:<cluster>_<task>_<runtime id>}. */
    Map<String, Object> request() {
        var cluster = Arns.id(task.clusterArn());
        return Map.of("Target", "ecs:%s_%s_%s".formatted(cluster, taskId(), container.runtimeId()));
    }

    /** The words quoted for a shell, because ECS splits a command as a shell does. */
    static String quoted(List<String> words) {
        return String.join(
                " ",
                words.stream()
                        .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                        .toList());
    }
}
