package dev.slipway.operate.status;

import dev.slipway.awsapi.failure.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service, or the second revision of one.
 *
 * @param name as in the stack file; that of a second revision has {@code (alternate)} after it
 * @param why what makes it unhealthy
 * @param addresses where it answers
 * @param tasks empty for a function
 * @param deployments the newest first
 * @param events the newest first
 * @param failure why the last deployment failed, as long as AWS knows
 */
public record ServiceStatus(
        String name,
        ServiceState state,
        List<String> why,
        List<String> addresses,
        Optional<Tasks> tasks,
        List<Deployment> deployments,
        List<Target> targets,
        List<Controller> controllers,
        List<Event> events,
        Optional<Failure> failure) {

    /**
     * Counts of tasks.
     *
     * @param min what the autoscaler keeps at least, empty without one
     * @param max what it starts at most
     */
    public record Tasks(int desired, int running, int pending, Optional<Integer> min, Optional<Integer> max) {}

    /**
     * What ECS or Lambda runs, or goes over to.
     *
     * @param revision of the task definition, or the version of the function
     * @param rollout its state, such as {@code COMPLETED}
     * @param reason what AWS says of it
     */
    public record Deployment(
            String revision, String image, String rollout, String reason, Instant since, int running, int failed) {}

    /** A task as the balancer sees it. */
    public record Target(String group, String id, String health, String reason) {}

    /**
     * A function that controls the service.
     *
     * @param state as Lambda tells it, {@code Active} where it can run
     * @param lastRun within a day
     * @param errors within a day
     */
    public record Controller(String name, String state, Optional<Instant> lastRun, int errors) {}

    /** Something that ECS has noted. */
    public record Event(Instant time, String message) {}

    /** One of which nothing is known but what is wrong with it. */
    static ServiceStatus unhealthy(String name, String why) {
        return new ServiceStatus(
                name,
                ServiceState.UNHEALTHY,
                List.of(why),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** With the functions that control it. */
    ServiceStatus withControllers(List<Controller> found) {
        return new ServiceStatus(name, state, why, addresses, tasks, deployments, targets, found, events, failure);
    }
}
