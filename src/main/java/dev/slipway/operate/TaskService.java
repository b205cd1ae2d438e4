package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.failure.FailedDeployment;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.awsapi.failure.TaskLog;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/**
 * A service of a deployed stack that runs as tasks.
 *
 * @param name as in the stack file, which is also the name of its own container
 */
record TaskService(DeployedStack stack, String name, EcsClient ecs) {
    private static final String WAKE = "wake_function_arn";

    /** The maximum number of tasks that DescribeTasks takes. */
    private static final int TASKS = 100;

    /** The physical name of the ECS service. */
    String physicalName() {
        return stack.output(DeployedStack.SERVICES, name).orElseThrow();
    }

    /**
     * The service as ECS describes it.
     *
     * @throws RunException if it is gone
     */
    Service describe() {
        return ecs
                .describeServices(request -> request.cluster(stack.cluster()).services(physicalName()))
                .services()
                .stream()
                .filter(service -> "ACTIVE".equals(service.status()))
                .findFirst()
                .orElseThrow(() -> new RunException(
                        "the ECS service %s does not exist; run pulumi refresh and pulumi up -s %s to create it again"
                                .formatted(physicalName(), stack.name())));
    }

    /** A revision of a task definition, with its tags. */
    software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse definition(String arn) {
        return ecs.describeTaskDefinition(request -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS));
    }

    /**
     * The running tasks, up to 100.
     *
     * @throws RunException with the fix if there are none
     */
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
            return "no task of %2$s runs at the moment: ./slipway status %1$s %2$s shows the reason"
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

    /** The log of the service's own container, by the log driver of a revision. */
    TaskLog log(CloudWatchLogsClient logs, TaskDefinition definition) {
        return new TaskLog(logs, stack.logGroup(name), LogStreams.of(definition, name));
    }

    /** The reasons why tasks of a revision failed; a reference to the status if ECS reports none. */
    String failure(CloudWatchLogsClient logs, TaskDefinition definition) {
        return FailedDeployment.explain(
                        ecs, log(logs, definition), stack.cluster(), physicalName(), definition.taskDefinitionArn())
                .map(Failure::text)
                .orElse("ECS gives no reason; see ./slipway status %s %s".formatted(stack.name(), name));
    }
}
