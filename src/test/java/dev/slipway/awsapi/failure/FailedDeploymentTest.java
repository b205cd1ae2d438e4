package dev.slipway.awsapi.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

class FailedDeploymentTest {
    private static final String WANTED = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:2";

    private final EcsClient ecs = mock(EcsClient.class);
    private final CloudWatchLogsClient logs = mock(CloudWatchLogsClient.class);
    private final TaskLog log = new TaskLog(logs, "/shop-test/web", "ecs/web/");

    @BeforeEach
    void noTasksAndNoEvents() {
        logged();
        answer(List.of(), List.of());
    }

    private void answer(List<Task> stopped, List<String> events) {
        when(ecs.listTasks(FailedDeploymentTest.<ListTasksRequest.Builder>anyRequest()))
                .thenReturn(ListTasksResponse.builder()
                        .taskArns(stopped.stream().map(Task::taskArn).toList())
                        .build());
        when(ecs.describeTasks(FailedDeploymentTest.<DescribeTasksRequest.Builder>anyRequest()))
                .thenReturn(DescribeTasksResponse.builder().tasks(stopped).build());
        var service = Service.builder()
                .events(events.stream()
                        .map(text -> ServiceEvent.builder().message(text).build())
                        .toList())
                .build();
        when(ecs.describeServices(FailedDeploymentTest.<DescribeServicesRequest.Builder>anyRequest()))
                .thenReturn(DescribeServicesResponse.builder().services(service).build());
    }

    private String explained() {
        return FailedDeployment.explain(ecs, log, "cluster", "web", WANTED)
                .orElseThrow()
                .text();
    }

    private void logged(String... lines) {
        when(logs.getLogEvents(any(GetLogEventsRequest.class)))
                .thenReturn(GetLogEventsResponse.builder()
                        .events(Stream.of(lines)
                                .map(line ->
                                        OutputLogEvent.builder().message(line).build())
                                .toList())
                        .build());
    }

    private static <T> Consumer<T> anyRequest() {
        return any();
    }

    private static Task stopped(String at, String reason, Container... containers) {
        return Task.builder()
                .taskArn("arn:aws:ecs:eu-west-1:123456789012:task/shop/" + at)
                .stoppedAt(Instant.parse(at))
                .stoppedReason(reason)
                .containers(containers)
                .build();
    }

    @Test
    void theReasonIsThatOfTheLastStoppedTask() {
        answer(
                List.of(
                        stopped("2026-01-01T10:00:00Z", "Scaling activity initiated by deployment"),
                        stopped(
                                "2026-01-01T11:00:00Z",
                                "Essential container in task exited",
                                Container.builder().name("web").exitCode(1).build(),
                                Container.builder()
                                        .name("proxy")
                                        .exitCode(137)
                                        .reason("OutOfMemoryError: Container killed due to memory usage")
                                        .build())),
                List.of(
                        "(service web) has reached a steady state.",
                        "(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start."));

        assertThat(explained())
                .isEqualTo(
                        "Essential container in task exited; container web exited with 1; container proxy exited with "
                                + "137 (OutOfMemoryError: Container killed due to memory usage); (service web) (deployment "
                                + "ecs-svc/1) deployment failed: tasks failed to start."
                                + "\n  likely cause: the task used more memory than it has"
                                + "\n  fix: raise memory; for a JVM, reserve memory outside the heap by -XX:MaxRAMPercentage=75");
    }

    @Test
    void theLastLinesThatTheFailedTaskLoggedComeLast() {
        answer(
                List.of(stopped("2026-01-01T11:00:00Z", "Essential container in task exited")),
                List.of("(service web) deployment failed: tasks failed to start."));
        logged("starting", "java.lang.IllegalStateException: no database\n");

        assertThat(explained())
                .isEqualTo(
                        "Essential container in task exited; (service web) deployment failed: tasks failed to start.; "
                                + "it last logged to /shop-test/web, ecs/web/2026-01-01T11:00:00Z:\n"
                                + "  starting\n  java.lang.IllegalStateException: no database");
    }

    @Test
    void anImageThatCannotBePulledIsReported() {
        answer(
                List.of(stopped(
                        "2026-01-01T11:00:00Z",
                        "CannotPullContainerError: pull image manifest has been retried 1 time(s)",
                        Container.builder().name("web").build())),
                List.of());

        assertThat(explained())
                .isEqualTo("CannotPullContainerError: pull image manifest has been retried 1 time(s)"
                        + "\n  likely cause: the image cannot be pulled"
                        + "\n  fix: check image, and the outbound access of the tasks to its registry");
    }

    @Test
    void aTaskOfTheNewRevisionIsPreferredToALaterOneOfAnother() {
        var wanted = stopped("2026-01-01T10:00:00Z", "Essential container in task exited").toBuilder()
                .taskDefinitionArn(WANTED)
                .build();
        var scaledIn =
                stopped("2026-01-01T12:00:00Z", "Scaling activity initiated by (deployment ecs-svc/1)").toBuilder()
                        .stopCode(TaskStopCode.SERVICE_SCHEDULER_INITIATED)
                        .taskDefinitionArn(WANTED)
                        .build();
        answer(List.of(wanted, scaledIn, stopped("2026-01-01T11:00:00Z", "another revision")), List.of());

        assertThat(explained()).isEqualTo("Essential container in task exited");
    }

    @Test
    void missingReasonsOfEcsAreNotGuessed() {
        assertThat(FailedDeployment.explain(ecs, log, "cluster", "web", WANTED)).isEmpty();
    }
}
