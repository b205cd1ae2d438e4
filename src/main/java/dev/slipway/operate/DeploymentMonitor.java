package dev.slipway.operate;

import dev.slipway.base.Polling;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;

/**
 * Waits for the end of a deployment by ECS.
 *
 * @param progress gets the progress
 * @param pause passes {@link #INTERVAL}
 */
record DeploymentMonitor(CloudWatchLogsClient logs, Consumer<String> progress, Runnable pause) {
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** The default timeout of the provider for an ECS service. */
    private static final Duration MAX = Duration.ofMinutes(30);

    /** The reason why the deployment of a revision failed; empty if it succeeded. */
    Optional<String> await(TaskService service, String definition) {
        var primary = new Polling(INTERVAL, MAX, pause)
                .until(
                        () -> service.describe().deployments().stream()
                                .filter(deployment -> deployment.status().equals("PRIMARY"))
                                .findFirst(),
                        found -> found.filter(deployment -> failed(deployment, definition) || completed(deployment))
                                .isPresent(),
                        found -> found.map(deployment -> "%d of %d tasks run"
                                        .formatted(deployment.runningCount(), deployment.desiredCount()))
                                .orElse("no deployment yet"),
                        line -> progress.accept("%s: %s".formatted(service.name(), line)));
        if (primary.filter(deployment -> failed(deployment, definition)).isPresent()) {
            return Optional.of(failure(service, definition));
        }
        if (primary.filter(DeploymentMonitor::completed).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("the deployment has not ended after %d minutes: %s"
                .formatted(MAX.toMinutes(), failure(service, definition)));
    }

    /** True also if ECS has rolled back to another revision. */
    private static boolean failed(Deployment deployment, String definition) {
        return deployment.rolloutState() == DeploymentRolloutState.FAILED
                || !deployment.taskDefinition().equals(definition);
    }

    private static boolean completed(Deployment deployment) {
        return deployment.rolloutState() == DeploymentRolloutState.COMPLETED;
    }

    private String failure(TaskService service, String definition) {
        return service.failure(logs, service.definition(definition).taskDefinition());
    }
}
