package dev.slipway.awsapi.failure;

import dev.slipway.awsapi.Clients;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * Says why tasks of a service failed: ECS keeps
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html">stopped tasks</a> for
 * an hour.
 */
public final class FailedDeployment {
    /** What the messages of a failing service have, and those of a working one have not. */
    private static final Pattern FAILURE = Pattern.compile("failed|unable|unhealthy");

    private FailedDeployment() {}

    /**
     * The reason in one line, as far as ECS tells it, and the last lines that the failed task logged.
     *
     * @param cluster the cluster's ARN, which names the region: the stack's may not be that of the environment
     * @param definition the ARN of the task definition that was to run
     * @param streams what stands before a task's id in the name of its own container's log stream
     */
    public static String explain(String cluster, String service, String definition, String logGroup, String streams) {
        try (var ecs = Clients.where(cluster, EcsClient.builder());
                var logs = Clients.where(cluster, CloudWatchLogsClient.builder())) {
            return explain(ecs, new TaskLog(logs, logGroup, streams), cluster, service, definition)
                    .map(Failure::text)
                    .orElse("ECS gives no reason; see the service's events in the console");
        } catch (SdkException e) {
            return "the reason cannot be read (%s); see the service's events in the console".formatted(e.getMessage());
        }
    }

    /** What ECS knows of a failure of that revision; empty where it knows of none. */
    public static Optional<Failure> explain(
            EcsClient ecs, TaskLog log, String cluster, String service, String definition) {
        var failed = lastStopped(ecs, cluster, service, definition);
        var event = event(ecs, cluster, service);
        return failed.isEmpty() && event.isEmpty()
                ? Optional.empty()
                : Optional.of(Failure.of(failed, event.stream().toList(), log));
    }

    /** The task that stopped last by itself, of the revision that was to run if there is one. */
    private static Optional<Task> lastStopped(EcsClient ecs, String cluster, String service, String definition) {
        var arns = ecs.listTasks(
                        request -> request.cluster(cluster).serviceName(service).desiredStatus(DesiredStatus.STOPPED))
                .taskArns();
        if (arns.isEmpty()) {
            return Optional.empty();
        }
        return ecs.describeTasks(request -> request.cluster(cluster).tasks(arns)).tasks().stream()
                .filter(task -> task.stopCode() != TaskStopCode.SERVICE_SCHEDULER_INITIATED)
                .max(Comparator.comparing((Task task) -> definition.equals(task.taskDefinitionArn()))
                        .thenComparing(Task::stoppedAt, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    /** The newest event of the service that tells of a failure: newer ones tell that it is steady again. */
    private static Optional<String> event(EcsClient ecs, String cluster, String service) {
        return ecs.describeServices(request -> request.cluster(cluster).services(service)).services().stream()
                .flatMap(each -> each.events().stream())
                .map(ServiceEvent::message)
                .filter(message -> FAILURE.matcher(message).find())
                .findFirst();
    }
}
