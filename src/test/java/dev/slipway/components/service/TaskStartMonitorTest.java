package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.slipway.awsapi.failure.TaskLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

class TaskStartMonitorTest {
    private static final String CLUSTER = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
    private static final String WANTED = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-test-web:2";

    private final EcsClient ecs = mock(EcsClient.class);
    private final CloudWatchLogsClient logs = mock(CloudWatchLogsClient.class);
    private final List<String> told = new ArrayList<>();
    private final TaskStartMonitor watch =
            new TaskStartMonitor(ecs, new TaskLog(logs, "/shop-test/web", "ecs/web/"), told::add);

    @BeforeEach
    void nothingIsLogged() {
        when(logs.getLogEvents(any(GetLogEventsRequest.class))).thenReturn(FakeEcs.events());
    }

    private void stopped(Task... tasks) {
        when(ecs.listTasks(TaskStartMonitorTest.<ListTasksRequest.Builder>anyRequest()))
                .thenReturn(ListTasksResponse.builder()
                        .taskArns(List.of(tasks).stream().map(Task::taskArn).toList())
                        .build());
        when(ecs.describeTasks(TaskStartMonitorTest.<DescribeTasksRequest.Builder>anyRequest()))
                .thenReturn(DescribeTasksResponse.builder().tasks(tasks).build());
    }

    private static <T> Consumer<T> anyRequest() {
        return any();
    }

    private static Task.Builder task(String id) {
        return Task.builder()
                .taskArn("arn:aws:ecs:eu-west-1:123456789012:task/shop/" + id)
                .taskDefinitionArn(WANTED)
                .stopCode(TaskStopCode.ESSENTIAL_CONTAINER_EXITED)
                .stoppedReason("Essential container in task exited");
    }

    @Test
    void aStoppedTaskIsReportedOnceWithItsReasonAndItsLastLines() {
        stopped(task("1")
                .containers(Container.builder().name("web").exitCode(3).build())
                .build());
        when(logs.getLogEvents(any(GetLogEventsRequest.class))).thenReturn(FakeEcs.events("no such table"));

        watch.look(CLUSTER, WANTED);
        watch.look(CLUSTER, WANTED);

        assertThat(told)
                .containsExactly("a new task stopped: Essential container in task exited; container web exited with 3; "
                        + "it last logged to /shop-test/web, ecs/web/1:\n  no such table\n  likely cause: the program exited with an error"
                        + "\n  fix: read its log by ./slipway logs STACK SERVICE, fix the error, and run pulumi up");
    }

    @Test
    void tasksOfOtherRevisionsAndThoseThatEcsStoppedAreNotReported() {
        stopped(
                task("1").taskDefinitionArn(WANTED.replace(":2", ":1")).build(),
                task("2").stopCode(TaskStopCode.SERVICE_SCHEDULER_INITIATED).build());

        watch.look(CLUSTER, WANTED);

        assertThat(told).isEmpty();
    }

    @Test
    void stoppedTasksOfTheFamilyAreAskedFor() {
        stopped();

        watch.look(CLUSTER, WANTED);

        var asked = ArgumentCaptor.<Consumer<ListTasksRequest.Builder>>captor();
        verify(ecs).listTasks(asked.capture());
        var request = ListTasksRequest.builder();
        asked.getValue().accept(request);
        assertThat(request.build())
                .isEqualTo(ListTasksRequest.builder()
                        .cluster(CLUSTER)
                        .family("shop-test-web")
                        .desiredStatus("STOPPED")
                        .build());
        verify(ecs, never()).describeTasks(TaskStartMonitorTest.<DescribeTasksRequest.Builder>anyRequest());
    }
}
