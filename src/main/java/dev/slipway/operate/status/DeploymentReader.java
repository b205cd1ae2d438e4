package dev.slipway.operate.status;

import dev.slipway.awsapi.failure.FailedDeployment;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.awsapi.failure.TaskLog;
import dev.slipway.base.Arns;
import dev.slipway.operate.DeployedStack;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

/** Reads the deployments of services on ECS. */
record DeploymentReader(DeployedStack stack, EcsClient ecs, CloudWatchLogsClient logs) {
    private static final Set<ServiceDeploymentStatus> FAILED = Set.of(
            ServiceDeploymentStatus.ROLLBACK_REQUESTED,
            ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS,
            ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL,
            ServiceDeploymentStatus.ROLLBACK_FAILED,
            ServiceDeploymentStatus.STOPPED);

    /** The deployments of a service, the newest first. */
    List<ServiceStatus.Deployment> of(String name, Service service) {
        return service.deployments().stream()
                .sorted(Comparator.comparing(Deployment::createdAt).reversed())
                .map(deployment -> deployment(name, deployment))
                .toList();
    }

    private ServiceStatus.Deployment deployment(String name, Deployment deployment) {
        return new ServiceStatus.Deployment(
                Arns.id(deployment.taskDefinition()),
                image(name, deployment.taskDefinition()),
                deployment.rolloutState() == null ? deployment.status() : deployment.rolloutStateAsString(),
                Objects.requireNonNullElse(deployment.rolloutStateReason(), ""),
                deployment.createdAt(),
                deployment.runningCount(),
                ServiceHealth.failedTasks(deployment));
    }

    private String image(String name, String definition) {
        return ecs
                .describeTaskDefinition(request -> request.taskDefinition(definition))
                .taskDefinition()
                .containerDefinitions()
                .stream()
                .filter(container -> container.name().equals(name))
                .map(ContainerDefinition::image)
                .findFirst()
                .orElse("");
    }

    /** The failure of the last deployment; ECS keeps the reasons of stopped tasks for an hour. */
    Optional<Failure> failure(String name, Service service) {
        var failing = service.deployments().stream()
                .filter(deployment -> deployment.rolloutState() == DeploymentRolloutState.FAILED
                        || ServiceHealth.failedTasks(deployment) > 0)
                .map(Deployment::taskDefinition)
                .findFirst();
        if (failing.isEmpty() && !lastOneFailed(service)) {
            return Optional.empty();
        }
        var log = new TaskLog(logs, stack.output("log_group", name).orElse(""), "ecs/" + name + "/");
        return FailedDeployment.explain(
                ecs, log, stack.cluster(), service.serviceName(), failing.orElse(service.taskDefinition()));
    }

    /**
     * True if the newest service deployment failed; after a rollback the service itself lists only the successful one.
     */
    private boolean lastOneFailed(Service service) {
        return ecs
                .listServiceDeployments(
                        request -> request.cluster(stack.cluster()).service(service.serviceArn()))
                .serviceDeployments()
                .stream()
                .max(Comparator.comparing(ServiceDeploymentBrief::createdAt))
                .filter(deployment -> FAILED.contains(deployment.status()))
                .isPresent();
    }
}
