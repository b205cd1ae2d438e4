package dev.slipway.components.service;

import dev.slipway.awsapi.Clients;
import dev.slipway.awsapi.RevisionCopy;
import dev.slipway.base.Polling;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/**
 * The wait for the bake time of a deployment with alarms. After all tasks run, ECS monitors the alarms for
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html">a bake time</a>
 * that it computes from their periods. The AWS provider does not wait for it: it waits for the number of tasks only.
 */
final class BakeTime {
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private BakeTime() {}

    /**
     * The ARN of the task definition that runs after the deployment has completed or has been rolled back.
     *
     * @param cluster the cluster's ARN
     * @param wanted the ARN of the task definition that was deployed
     * @param timeout the longest time to wait; the result is then the task definition that runs at that moment
     * @return empty if a request to AWS fails, or if a rollback command has set the service to an earlier release since
     */
    static Optional<String> outcome(String cluster, String service, String wanted, Duration timeout) {
        try (var ecs = Clients.inRegionOf(cluster, EcsClient.builder())) {
            return outcome(ecs, cluster, service, wanted, timeout, Polling.pause(INTERVAL));
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    /** @param pause passes the time between two requests */
    static Optional<String> outcome(
            EcsClient ecs, String cluster, String service, String wanted, Duration timeout, Runnable pause) {
        return new Polling(INTERVAL, timeout, pause)
                .until(() -> primary(ecs, cluster, service), primary -> primary.filter(BakeTime::underWay)
                        .isEmpty())
                .map(Deployment::taskDefinition)
                .filter(definition -> definition.equals(wanted) || !isCopy(ecs, definition));
    }

    private static boolean isCopy(EcsClient ecs, String definition) {
        return RevisionCopy.of(ecs.describeTaskDefinition(
                        request -> request.taskDefinition(definition).include(TaskDefinitionField.TAGS)))
                .isCopy();
    }

    private static boolean underWay(Deployment deployment) {
        return deployment.rolloutState() == DeploymentRolloutState.IN_PROGRESS;
    }

    private static Optional<Deployment> primary(EcsClient ecs, String cluster, String service) {
        return ecs.describeServices(request -> request.cluster(cluster).services(service)).services().stream()
                .flatMap(described -> described.deployments().stream())
                .filter(deployment -> deployment.status().equals("PRIMARY"))
                .findFirst();
    }
}
