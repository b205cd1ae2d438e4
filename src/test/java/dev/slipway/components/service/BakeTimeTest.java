package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;

class BakeTimeTest {
    private final EcsClient ecs = mock(EcsClient.class);
    private final AtomicInteger pauses = new AtomicInteger();

    private static DescribeServicesResponse look(String definition, String state) {
        return DescribeServicesResponse.builder()
                .services(Service.builder()
                        .deployments(
                                Deployment.builder()
                                        .status("ACTIVE")
                                        .taskDefinition("web:0")
                                        .build(),
                                Deployment.builder()
                                        .status("PRIMARY")
                                        .taskDefinition(definition)
                                        .rolloutState(state)
                                        .build())
                        .build())
                .build();
    }

    private static Consumer<DescribeServicesRequest.Builder> anyRequest() {
        return any();
    }

    private String outcome(Duration most) {
        return BakeTime.outcome(ecs, "cluster", "web", "web:2", most, pauses::incrementAndGet)
                .orElse("nothing");
    }

    @Test
    void aDeploymentThatIsOverIsNotWaitedFor() {
        when(ecs.describeServices(anyRequest())).thenReturn(look("web:2", "COMPLETED"));

        assertThat(outcome(Duration.ofMinutes(20))).isEqualTo("web:2");
        assertThat(pauses).hasValue(0);
    }

    private static Consumer<DescribeTaskDefinitionRequest.Builder> anyDefinition() {
        return any();
    }

    /** Has all revisions have tags. */
    private void tagged(Tag... tags) {
        when(ecs.describeTaskDefinition(anyDefinition()))
                .thenReturn(DescribeTaskDefinitionResponse.builder().tags(tags).build());
    }

    @Test
    void aReleaseRestoredByARollbackIsNoOutcomeOfADeployment() {
        tagged(Tag.builder().key("slipway:release").value("1").build());
        when(ecs.describeServices(anyRequest())).thenReturn(look("web:3", "COMPLETED"));

        assertThat(outcome(Duration.ofMinutes(20))).isEqualTo("nothing");
    }

    @Test
    void theReleaseThatRunsAfterARollbackIsTheOutcome() {
        tagged();
        when(ecs.describeServices(anyRequest()))
                .thenReturn(look("web:2", "IN_PROGRESS"), look("web:1", "IN_PROGRESS"), look("web:1", "COMPLETED"));

        assertThat(outcome(Duration.ofMinutes(20))).isEqualTo("web:1");
        assertThat(pauses).hasValue(2);
    }

    @Test
    void anUnfinishedDeploymentIsAwaitedUntilTheTimeout() {
        when(ecs.describeServices(anyRequest())).thenReturn(look("web:2", "IN_PROGRESS"));

        assertThat(outcome(Duration.ofMinutes(1))).isEqualTo("web:2");
        assertThat(pauses).hasValue(4);
    }

    @Test
    void aServiceThatIsGoneHasNoOutcome() {
        when(ecs.describeServices(anyRequest()))
                .thenReturn(DescribeServicesResponse.builder().build());

        assertThat(outcome(Duration.ofMinutes(1))).isEqualTo("nothing");
    }
}
