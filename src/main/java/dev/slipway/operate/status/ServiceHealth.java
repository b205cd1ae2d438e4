package dev.slipway.operate.status;

import dev.slipway.operate.status.ServiceStatus.Target;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/** The health of a service on ECS, by its deployments, tasks and targets. */
final class ServiceHealth {
    private ServiceHealth() {}

    /**
     * The reasons why a service is unhealthy; empty if it is healthy. Missing tasks are not a reason during a
     * deployment.
     */
    static List<String> why(Service service, List<Target> targets) {
        var why = new ArrayList<String>();
        service.deployments().stream()
                .filter(deployment -> deployment.rolloutState() == DeploymentRolloutState.FAILED)
                .forEach(deployment -> why.add("a deployment has failed: " + deployment.rolloutStateReason()));
        var failed = service.deployments().stream()
                .mapToInt(ServiceHealth::failedTasks)
                .sum();
        if (service.desiredCount() > 0 && service.runningCount() == 0 && failed > 0) {
            why.add("no task runs, and %d failed to start".formatted(failed));
        } else if (service.runningCount() + service.pendingCount() < service.desiredCount() && !deploying(service)) {
            why.add("%d of %d tasks run".formatted(service.runningCount(), service.desiredCount()));
        }
        var unhealthy = targets.stream()
                .filter(target -> target.health().equals("unhealthy"))
                .count();
        if (unhealthy > 0) {
            why.add("%d of %d targets are unhealthy at the load balancer".formatted(unhealthy, targets.size()));
        }
        return why;
    }

    /**
     * @param why the reasons why it is unhealthy
     * @param sleeps true for a service with {@code sleep}
     */
    static ServiceState state(Service service, List<String> why, boolean sleeps) {
        if (!why.isEmpty()) {
            return ServiceState.UNHEALTHY;
        }
        if (deploying(service) || !service.runningCount().equals(service.desiredCount())) {
            return ServiceState.DEPLOYING;
        }
        if (service.desiredCount() > 0) {
            return ServiceState.HEALTHY;
        }
        return sleeps ? ServiceState.ASLEEP : ServiceState.STOPPED;
    }

    static int failedTasks(Deployment deployment) {
        return deployment.failedTasks() == null ? 0 : deployment.failedTasks();
    }

    private static boolean deploying(Service service) {
        return service.deployments().stream()
                .anyMatch(deployment -> deployment.rolloutState() == DeploymentRolloutState.IN_PROGRESS);
    }
}
