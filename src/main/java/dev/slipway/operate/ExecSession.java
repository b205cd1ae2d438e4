package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.TargetNotConnectedException;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A session of ECS Exec on this terminal: a shell or a command in a running task. */
public final class ExecSession {
    private ExecSession() {}

    /**
     * Runs a command in a container of a running task until it ends.
     *
     * @param container a sidecar; without one, the service's own container
     * @param command empty for a shell
     * @param progress gets the task
     * @return the exit code of the session, which is not that of the command
     */
    public static int open(
            LocalEnvironment machine,
            DeployedStack stack,
            Optional<String> requested,
            Optional<String> container,
            List<String> command,
            Consumer<String> progress) {
        var name = stack.serviceOfTasks(requested);
        var plugin = SessionPlugin.of(machine);
        try (var ecs = stack.client(EcsClient.builder());
                var ssm = stack.client(SsmClient.builder())) {
            var target = ExecTarget.of(new TaskService(stack, name, ecs), container.orElse(name));
            var session = ecs.executeCommand(request -> request.cluster(stack.cluster())
                            .task(target.task().taskArn())
                            .container(target.container().name())
                            .interactive(true)
                            .command(command.isEmpty() ? "/bin/sh" : ExecTarget.quoted(command)))
                    .session();
            progress.accept("task %s of %s, container %s"
                    .formatted(target.taskId(), name, target.container().name()));
            return plugin.run(
                    new SessionPlugin.Session(
                            session.sessionId(), session.streamUrl(), session.tokenValue(), target.request()),
                    ssm,
                    SessionPlugin.Signals.TYPED);
        } catch (TargetNotConnectedException e) {
            throw new RunException(
                    "the agent of ECS Exec in %s is not connected: try again in a few seconds; ".formatted(name)
                            + "if it stays unconnected, add ssmmessages to slipway:network.endpoints, or set network.nat",
                    e);
        }
    }
}
