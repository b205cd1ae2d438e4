package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.failure.TaskLog;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/**
 * A service of a deployed stack that runs as tasks, as ECS has it.
 *
 * @param name as in the stack file; its own container has the same
 */
record TaskService(DeployedStack stack, String name, EcsClient ecs) {
    private static final String WAKE = "wake_function_arn";

    /** What DescribeTasks takes at once. */
    private static final int TASKS = 100;

    /** Its physical name. */
    String physicalName() {
        return stack.output(DeployedStack.SERVICES, name).orElseThrow();
    }

    /** What ECS says of it. */
    Service describe() {
        return ecs
                .describeServices(request -> request.cluster(stack.cluster()).services(physicalName()))
                .services()
                .stream()
                .filter(service -> "ACTIVE".equals(service.status()))
                .findFirst()
                .orElseThrow(() -> new RunException(
                        "ECS has no service %s any more; pulumi refresh and pulumi up -s %s make it anew"
                                .formatted(physicalName(), stack.name())));
    }

    /** A revision of a task definition, with its tags. */
    software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse definition(String arn) {
        return ecs.describeTaskDefinition(request -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS));
    }

    /** Its tasks that run, up to 100 of them; a service without any is refused, with what starts it. */
    List<Task> running() {
        var arns = ecs.listTasks(request -> request.cluster(stack.cluster())
                        .serviceName(physicalName())
                        .desiredStatus(DesiredStatus.RUNNING)
                        .maxResults(TASKS))
                .taskArns();
        var tasks = arns.isEmpty()
                ? List.<Task>of()
                : ecs.describeTasks(request -> request.cluster(stack.cluster()).tasks(arns)).tasks().stream()
                        .filter(task -> "RUNNING".equals(task.lastStatus()))
                        .toList();
        if (tasks.isEmpty()) {
            throw new RunException(noTask(describe().desiredCount()));
        }
        return tasks;
    }

    private String noTask(int desired) {
        if (desired > 0) {
            return "no task of %2$s runs at the moment: ./slipway status %1$s %2$s says why"
                    .formatted(stack.name(), name);
        }
        return sleeps()
                ? "%2$s is asleep: ./slipway wake %1$s %2$s wakes it".formatted(stack.name(), name)
                : "%2$s has no task, since its count is 0: raise count in the settings, then pulumi up -s %1$s"
                        .formatted(stack.name(), name);
    }

    boolean sleeps() {
        return stack.output(WAKE, name).isPresent();
    }

    /** What its own container logs in each task, by what a revision says of that. */
    Optional<TaskLog> log(CloudWatchLogsClient logs, TaskDefinition definition) {
        return stack.output("log_group", name).map(group -> new TaskLog(logs, group, LogStreams.of(definition, name)));
    }
}
