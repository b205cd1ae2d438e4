package dev.slipway.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Says why tasks of a service failed: ECS keeps
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html">stopped tasks</a> for
 * an hour.
 */
final class FailedDeployment {
    private FailedDeployment() {}

    /**
     * The reason in one line, as far as ECS tells it.
     *
     * @param cluster the cluster's ARN, which names the region: the stack's may not be that of the environment
     */
    static String explain(String cluster, String service) {
        try (var ecs = EcsClient.builder()
                .region(Region.of(cluster.split(":")[3]))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            return explain(ecs, cluster, service);
        } catch (SdkException e) {
            return "the reason cannot be read (%s); see the service's events in the console".formatted(e.getMessage());
        }
    }

    static String explain(EcsClient ecs, String cluster, String service) {
        var reasons = new ArrayList<String>();
        lastStopped(ecs, cluster, service).forEach(task -> {
            reasons.add(task.stoppedReason());
            task.containers().stream()
                    .filter(container -> container.exitCode() != null || container.reason() != null)
                    .map(FailedDeployment::told)
                    .forEach(reasons::add);
        });
        ecs.describeServices(request -> request.cluster(cluster).services(service)).services().stream()
                .flatMap(each -> each.events().stream())
                .limit(1)
                .forEach(event -> reasons.add(event.message()));
        return reasons.isEmpty()
                ? "ECS gives no reason; see the service's events in the console"
                : String.join("; ", reasons);
    }

    private static List<Task> lastStopped(EcsClient ecs, String cluster, String service) {
        var arns = ecs.listTasks(
                        request -> request.cluster(cluster).serviceName(service).desiredStatus(DesiredStatus.STOPPED))
                .taskArns();
        if (arns.isEmpty()) {
            return List.of();
        }
        return ecs.describeTasks(request -> request.cluster(cluster).tasks(arns)).tasks().stream()
                .sorted(Comparator.comparing(Task::stoppedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(1)
                .toList();
    }

    private static String told(Container container) {
        var exit = container.exitCode() == null ? "" : " exited with " + container.exitCode();
        var reason = container.reason() == null ? "" : " (" + container.reason() + ")";
        return "container " + container.name() + exit + reason;
    }
}
