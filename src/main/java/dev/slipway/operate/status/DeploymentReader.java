package dev.slipway.operate.status;

import dev.slipway.awsapi.failure.FailedDeployment;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.awsapi.failure.TaskLog;
import dev.slipway.base.Arns;
import dev.slipway.operate.DeployedStack;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** Looks at the deployments of services on ECS. */
record DeploymentReader(DeployedStack stack, EcsClient ecs, CloudWatchLogsClient logs) {
    private static final Set<ServiceDeploymentStatus> FAILED = Set.of(
            ServiceDeploymentStatus.ROLLBACK_REQUESTED,
            ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS,
            ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL,
            ServiceDeploymentStatus.ROLLBACK_FAILED,
            ServiceDeploymentStatus.STOPPED);

    /** Those that ECS is about, the newest first. */
    List<ServiceStatus.Deployment> of(String name, Service service) {
        return service.deployments().stream()
                .sorted(Comparator.comparing(Deployment::createdAt).reversed())
                .map(each -> deployment(name, each))
                .toList();
    }

    private ServiceStatus.Deployment deployment(String name, Deployment each) {
        return new ServiceStatus.Deployment(
                Arns.id(each.taskDefinition()),
                image(name, each.taskDefinition()),
                each.rolloutState() == null ? each.status() : each.rolloutStateAsString(),
                each.rolloutStateReason() == null ? "" : each.rolloutStateReason(),
                each.createdAt(),
                each.runningCount(),
                ServiceHealth.failedTasks(each));
    }

    private String image(String name, String definition) {
        return ecs
                .describeTaskDefinition(request -> request.taskDefinition(definition))
                .taskDefinition()
                .containerDefinitions()
                .stream()
                .filter(each -> each.name().equals(name))
                .map(ContainerDefinition::image)
                .findFirst()
                .orElse("");
    }

    /** Why the last deployment failed, if it has; ECS knows for an hour why tasks stopped. */
    Optional<Failure> failure(String name, Service service) {
        var failing = service.deployments().stream()
                .filter(each ->
                        each.rolloutState() == DeploymentRolloutState.FAILED || ServiceHealth.failedTasks(each) > 0)
                .map(Deployment::taskDefinition)
                .findFirst();
        if (failing.isEmpty() && !lastOneFailed(service)) {
            return Optional.empty();
        }
        var log = new TaskLog(logs, stack.output("log_group", name).orElse(""), "ecs/" + name + "/");
        return FailedDeployment.explain(
                ecs, log, stack.cluster(), service.serviceName(), failing.orElse(service.taskDefinition()));
    }

    /** After a rollback the service knows of the deployment alone that took the failed one's place. */
    private boolean lastOneFailed(Service service) {
        return ecs
                .listServiceDeployments(
                        request -> request.cluster(stack.cluster()).service(service.serviceArn()))
                .serviceDeployments()
                .stream()
                .max(Comparator.comparing(ServiceDeploymentBrief::createdAt))
                .filter(each -> FAILED.contains(each.status()))
                .isPresent();
    }
}
