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
 * The reasons why tasks of a service failed. ECS keeps <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html">stopped tasks</a> for an
 * hour.
 */
public final class FailedDeployment {
    /** Words in the events of a failing service that are not in those of a healthy one. */
    private static final Pattern FAILURE = Pattern.compile("failed|unable|unhealthy");

    private FailedDeployment() {}

    /**
     * The reason that ECS gives, in one line, and the last lines that the failed task logged.
     *
     * @param cluster the cluster's ARN, with the region to ask
     * @param definition the ARN of the task definition of the failed deployment
     * @param streams the prefix of the log stream of the service's own container, before the task's id
     */
    public static String explain(String cluster, String service, String definition, String logGroup, String streams) {
        try (var ecs = Clients.inRegionOf(cluster, EcsClient.builder());
                var logs = Clients.inRegionOf(cluster, CloudWatchLogsClient.builder())) {
            return explain(ecs, new TaskLog(logs, logGroup, streams), cluster, service, definition)
                    .map(Failure::text)
                    .orElse("ECS gives no reason; see the service's events in the console");
        } catch (SdkException e) {
            return "the reason cannot be read (%s); see the service's events in the console".formatted(e.getMessage());
        }
    }

    /** The failure of a revision; empty if ECS reports none. */
    public static Optional<Failure> explain(
            EcsClient ecs, TaskLog log, String cluster, String service, String definition) {
        var failed = lastStopped(ecs, cluster, service, definition);
        var event = event(ecs, cluster, service);
        return failed.isEmpty() && event.isEmpty()
                ? Optional.empty()
                : Optional.of(Failure.of(failed, event.stream().toList(), log));
    }

    /** The task that failed last, preferably of the revision that was deployed. */
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

    /** The newest event of the service that reports a failure; after a rollback, newer events report a steady state. */
    private static Optional<String> event(EcsClient ecs, String cluster, String service) {
        return ecs.describeServices(request -> request.cluster(cluster).services(service)).services().stream()
                .flatMap(found -> found.events().stream())
                .map(ServiceEvent::message)
                .filter(message -> FAILURE.matcher(message).find())
                .findFirst();
    }
}
