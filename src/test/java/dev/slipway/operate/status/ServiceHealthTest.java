package dev.slipway.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.operate.status.ServiceStatus.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

class ServiceHealthTest {
    private static final Deployment DONE = deployment(DeploymentRolloutState.COMPLETED, 0);

    private static Deployment deployment(DeploymentRolloutState state, int failed) {
        return Deployment.builder()
                .rolloutState(state)
                .rolloutStateReason("ECS says why.")
                .failedTasks(failed)
                .build();
    }

    private static Service service(int desired, int running, int pending, Deployment... deployments) {
        return Service.builder()
                .desiredCount(desired)
                .runningCount(running)
                .pendingCount(pending)
                .deployments(deployments)
                .build();
    }

    private static Target target(String health) {
        return new Target("web-tg", "10.0.0.4", health, "");
    }

    private static ServiceState state(Service service, Target... targets) {
        return ServiceHealth.state(service, ServiceHealth.why(service, List.of(targets)), false);
    }

    @Test
    void aServiceWithAllItsTasksIsHealthy() {
        assertThat(state(service(2, 2, 0, DONE), target("healthy"), target("draining")))
                .isEqualTo(ServiceState.HEALTHY);
    }

    @Test
    void aServiceThatChangesIsDeploying() {
        var progress = deployment(DeploymentRolloutState.IN_PROGRESS, 1);
        assertThat(state(service(2, 1, 0, progress, DONE))).isEqualTo(ServiceState.DEPLOYING);
        assertThat(state(service(2, 1, 1, DONE))).isEqualTo(ServiceState.DEPLOYING);
        assertThat(state(service(1, 2, 0, DONE))).isEqualTo(ServiceState.DEPLOYING);
    }

    @Test
    void aServiceWithoutTasksIsAsleepWhereSomethingWakesIt() {
        var none = service(0, 0, 0, DONE);

        assertThat(ServiceHealth.state(none, List.of(), true)).isEqualTo(ServiceState.ASLEEP);
        assertThat(ServiceHealth.state(none, List.of(), false)).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    void aFailedDeploymentIsUnhealthy() {
        var service = service(2, 2, 0, deployment(DeploymentRolloutState.FAILED, 3), DONE);

        assertThat(ServiceHealth.why(service, List.of())).containsExactly("a deployment has failed: ECS says why.");
        assertThat(state(service)).isEqualTo(ServiceState.UNHEALTHY);
    }

    @Test
    void missingTasksAfterADeploymentAreUnhealthy() {
        assertThat(ServiceHealth.why(service(2, 1, 0, DONE), List.of())).containsExactly("1 of 2 tasks run");
    }

    @Test
    void aFirstDeploymentWithOnlyFailedTasksIsUnhealthyWhileEcsRetries() {
        var service = service(2, 0, 1, deployment(DeploymentRolloutState.IN_PROGRESS, 2));

        assertThat(ServiceHealth.why(service, List.of())).containsExactly("no task runs, and 2 failed to start");
    }

    @Test
    void unhealthyTargetsAreUnhealthy() {
        assertThat(ServiceHealth.why(service(2, 2, 0, DONE), List.of(target("healthy"), target("unhealthy"))))
                .containsExactly("1 of 2 targets are unhealthy at the load balancer");
    }
}
