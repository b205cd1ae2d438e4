package dev.slipway.operate;

import dev.slipway.awsapi.failure.FailedDeployment;
import dev.slipway.awsapi.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;

/**
 * Waits until ECS has deployed a revision.
 *
 * @param told gets the progress
 * @param pause passes {@link #INTERVAL}
 */
record DeploymentMonitor(CloudWatchLogsClient logs, Consumer<String> told, Runnable pause) {
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** As long as an {@code up} waits by default. */
    private static final Duration MOST = Duration.ofMinutes(30);

    /** Why the service does not come to run a revision; empty where it does. */
    Optional<String> await(TaskService service, String definition) {
        var last = "";
        for (var looks = MOST.dividedBy(INTERVAL); looks >= 0; looks--) {
            var primary = service.describe().deployments().stream()
                    .filter(each -> each.status().equals("PRIMARY"))
                    .findFirst();
            if (primary.filter(each -> failed(each, definition)).isPresent()) {
                return Optional.of(why(service, definition));
            }
            if (primary.filter(each -> each.rolloutState() == DeploymentRolloutState.COMPLETED)
                    .isPresent()) {
                return Optional.empty();
            }
            var now = primary.map(each -> "%d of %d tasks run".formatted(each.runningCount(), each.desiredCount()))
                    .orElse("no deployment yet");
            if (!now.equals(last)) {
                told.accept("%s: %s".formatted(service.name(), now));
                last = now;
            }
            pause.run();
        }
        return Optional.of("ECS has not come to an end after %d minutes: %s"
                .formatted(MOST.toMinutes(), why(service, definition)));
    }

    /** Also where ECS has gone back to what ran before. */
    private static boolean failed(Deployment deployment, String definition) {
        return deployment.rolloutState() == DeploymentRolloutState.FAILED
                || !deployment.taskDefinition().equals(definition);
    }

    private String why(TaskService service, String definition) {
        return service.log(logs, service.definition(definition).taskDefinition())
                .flatMap(log -> FailedDeployment.explain(
                        service.ecs(), log, service.stack().cluster(), service.physicalName(), definition))
                .map(Failure::text)
                .orElse("ECS gives no reason; see ./slipway status %s %s"
                        .formatted(service.stack().name(), service.name()));
    }
}
