package dev.slipway.operate.status;

import dev.slipway.awsapi.failure.Failure;
import dev.slipway.base.Withers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The status of a service, or of its alternate revision in a blue/green deployment.
 *
 * @param name as in the stack file, with the suffix {@code (alternate)} for the alternate revision
 * @param why the reasons why it is unhealthy
 * @param addresses its addresses with their paths, or the public addresses of its tasks
 * @param tasks empty for a function
 * @param deployments the newest first
 * @param releaseMismatch empty during a deployment, and while the stack's release runs
 * @param events the newest first
 * @param failure the reason why the last deployment failed, for as long as AWS keeps it
 */
@Withers
public record ServiceStatus(
        String name,
        ServiceState state,
        List<String> why,
        List<String> addresses,
        Optional<Tasks> tasks,
        List<Deployment> deployments,
        Optional<ReleaseMismatch> releaseMismatch,
        List<Target> targets,
        List<ControllerStatus> controllers,
        List<ServiceEvent> events,
        Optional<Failure> failure)
        implements ServiceStatusBuilder.With {

    /**
     * Counts of tasks.
     *
     * @param min the autoscaler's minimum; empty without an autoscaler
     * @param max the autoscaler's maximum; empty without an autoscaler
     */
    public record Tasks(int desired, int running, int pending, Optional<Integer> min, Optional<Integer> max) {}

    /**
     * A deployment of ECS, or a version of a Lambda function.
     *
     * @param revision of the task definition, or the version of the function
     * @param rollout the state, such as {@code COMPLETED}
     * @param reason the reason that AWS gives for the state
     */
    public record Deployment(
            String revision, String image, String rollout, String reason, Instant since, int running, int failed) {}

    /** A target of a load balancer, with the result of its health checks. */
    public record Target(String group, String id, String health, String reason) {}

    /**
     * A Lambda controller of the service.
     *
     * @param state the function's state, such as {@code Active}
     * @param lastRun within the last 24 hours
     * @param errors within the last 24 hours
     */
    public record ControllerStatus(String name, String state, Optional<Instant> lastRun, int errors) {}

    /** An event of an ECS service. */
    public record ServiceEvent(Instant time, String message) {}

    /** The status of a service that cannot be read, with the reason. */
    static ServiceStatus unhealthy(String name, String why) {
        return new ServiceStatus(
                name,
                ServiceState.UNHEALTHY,
                List.of(why),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
