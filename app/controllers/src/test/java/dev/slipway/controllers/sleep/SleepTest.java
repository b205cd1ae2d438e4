package dev.slipway.controllers.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.lambda.Outcome;
import dev.slipway.controllers.route.Route;
import dev.slipway.controllers.service.EcsService;
import dev.slipway.controllers.service.Scaling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

@SuppressWarnings("unchecked") // The SDK's builders take lambdas as generic varargs.
class SleepTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private final EcsClient ecs = mock(EcsClient.class, CALLS_REAL_METHODS);
    private final Scaling scaling = mock(Scaling.class);
    private final Route route = mock(Route.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0 | COMPLETED   | 9999 | IDLE    | leftAsleep | it is asleep already
            0 | 2 | COMPLETED   | 9999 | IDLE    | leftAsleep | it is asleep already
            1 | 0 | COMPLETED   | 9999 | IDLE    | leftAwake  | it is starting
            1 | 0 | IN_PROGRESS | 9999 | IDLE    | leftAwake  | a deployment is in progress
            1 | 1 | IN_PROGRESS | 9999 | IDLE    | leftAwake  | a deployment is in progress
            1 | 1 | COMPLETED   | 599  | IDLE    | leftAwake  | it has been awake for 599 s, less than 600 s
            1 | 1 | COMPLETED   | 600  | IDLE    | putToSleep | as read
            1 | 1 | COMPLETED   | 600  | ACTIVE  | leftAwake  | as read
            1 | 1 | COMPLETED   | 600  | UNKNOWN | leftAwake  | as read
            20| 20| COMPLETED   | 9999 | IDLE    | putToSleep | as read
            """)
    void itSleepsOnlyWhenItIsIdleAndSettled(
            int desired,
            int running,
            String rollout,
            long awake,
            ActivityReader.Use use,
            String decision,
            String reason) {
        is(desired, running, rollout, NOW.minusSeconds(awake));
        var outcome = run(use);
        assertThat(outcome.decision()).isEqualTo(decision);
        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.warning()).isEqualTo(use == ActivityReader.Use.UNKNOWN);
        verify(ecs, decision.equals("putToSleep") ? times(1) : never()).updateService(any(UpdateServiceRequest.class));
    }

    @Test
    void theAutoscalerIsStoppedFirstAndTheRouteLedAwayLast() {
        is(1, 1, "COMPLETED", NOW.minusSeconds(600));
        run(ActivityReader.Use.IDLE);
        var order = inOrder(scaling, ecs, route);
        order.verify(scaling).suspend(true);
        order.verify(ecs)
                .updateService(UpdateServiceRequest.builder()
                        .cluster("dev")
                        .service("orders")
                        .desiredCount(0)
                        .build());
        order.verify(route).switchTo(Route.RouteTarget.ACTIVATOR);
    }

    @Test
    void aTaskThatHasJustStartedCountsAsAWake() {
        is(1, 1, "COMPLETED", null);
        assertThat(run(ActivityReader.Use.IDLE).reason()).isEqualTo("it has been awake for 0 s, less than 600 s");
    }

    @Test
    void theGraceIsNeverShorterThanTheIdleTime() {
        var limits = Sleep.Limits.of(new Environment(Map.of("IDLE_SECONDS", "300", "GRACE_SECONDS", "60")));
        assertThat(limits.awake()).isEqualTo(Duration.ofSeconds(300));
        assertThat(Sleep.Limits.of(new Environment(Map.of("IDLE_SECONDS", "300", "GRACE_SECONDS", "900")))
                        .awake())
                .isEqualTo(Duration.ofSeconds(900));
    }

    @Test
    void anIdleTimeBelowAMinuteIsRefused() {
        assertThatThrownBy(() -> Sleep.Limits.of(new Environment(Map.of("IDLE_SECONDS", "59"))))
                .hasMessage("59 in the variable IDLE_SECONDS is below 60, the period of the metrics; raise it");
    }

    private Outcome run(ActivityReader.Use use) {
        var sleep = new Sleep(
                new EcsService(ecs, "dev", "orders"),
                scaling,
                route,
                (now, idle) -> new ActivityReader.Reading(use, "as read"),
                new Sleep.Limits(Duration.ofSeconds(300), Duration.ofSeconds(600)),
                InstantSource.fixed(NOW));
        return sleep.handle(Event.of("{}"));
    }

    private void is(int desired, int running, String rollout, @Nullable Instant started) {
        var service = Service.builder()
                .serviceName("orders")
                .status("ACTIVE")
                .desiredCount(desired)
                .runningCount(running)
                .taskDefinition("td")
                .deployments(deployment -> deployment.rolloutState(rollout))
                .build();
        doReturn(DescribeServicesResponse.builder().services(service).build())
                .when(ecs)
                .describeServices(any(DescribeServicesRequest.class));
        doReturn(ListTasksResponse.builder().taskArns("task").build()).when(ecs).listTasks(any(ListTasksRequest.class));
        doReturn(DescribeTasksResponse.builder()
                        .tasks(task -> task.lastStatus("RUNNING").startedAt(started))
                        .build())
                .when(ecs)
                .describeTasks(any(DescribeTasksRequest.class));
        doReturn(UpdateServiceResponse.builder()
                        .service(service.toBuilder().desiredCount(0).build())
                        .build())
                .when(ecs)
                .updateService(any(UpdateServiceRequest.class));
    }
}
