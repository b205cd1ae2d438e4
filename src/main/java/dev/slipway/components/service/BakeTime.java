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
 * Waits while ECS still watches the alarms of a deployment whose tasks all run, which it does for
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html">a bake time</a> that it
 * makes of their periods. The provider does not: it counts tasks.
 */
final class BakeTime {
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private BakeTime() {}

    /**
     * The task definition that runs when ECS has come to an end.
     *
     * @param cluster the cluster's ARN
     * @param wanted the task definition that is to run
     * @param most how long to wait; after that, what runs then
     * @return empty where AWS does not tell, or where somebody has had the service go back to an earlier release since
     */
    static Optional<String> outcome(String cluster, String service, String wanted, Duration most) {
        try (var ecs = Clients.where(cluster, EcsClient.builder())) {
            return outcome(ecs, cluster, service, wanted, most, Polling.pause(INTERVAL));
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    /** @param pause is called between two looks */
    static Optional<String> outcome(
            EcsClient ecs, String cluster, String service, String wanted, Duration most, Runnable pause) {
        return new Polling(INTERVAL, most, pause)
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
                .flatMap(each -> each.deployments().stream())
                .filter(deployment -> deployment.status().equals("PRIMARY"))
                .findFirst();
    }
}
