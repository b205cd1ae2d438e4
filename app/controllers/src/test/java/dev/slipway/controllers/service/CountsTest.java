package dev.slipway.controllers.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;

class CountsTest {
    @ParameterizedTest
    @CsvSource({"0,0,ASLEEP", "0,2,ASLEEP", "1,0,STARTING", "1,1,AWAKE", "3,1,AWAKE", "1,3,AWAKE"})
    void theStateFollowsFromTheCounts(int desired, int running, State state) {
        assertThat(new Counts(desired, running, false, "td").state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED,,false", "IN_PROGRESS,,true", "FAILED,,false", "COMPLETED,IN_PROGRESS,true", ",,false"})
    void aDeploymentIsInProgressWhereEcsSaysSo(String first, String second, boolean deploying) {
        var deployments = second == null ? List.of(deployment(first)) : List.of(deployment(first), deployment(second));
        var service = Service.builder()
                .desiredCount(1)
                .runningCount(1)
                .taskDefinition("td")
                .deployments(deployments)
                .build();
        assertThat(Counts.of(service).deploying()).isEqualTo(deploying);
    }

    private static Deployment deployment(String state) {
        return Deployment.builder().rolloutState(state).build();
    }
}
