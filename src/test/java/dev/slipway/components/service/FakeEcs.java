package dev.slipway.components.service;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** An ECS whose tasks take one step with each call. */
final class FakeEcs {
    /** The answer while ECS does not know the task yet. */
    static final Task.Builder UNKNOWN = Task.builder();

    private final EcsClient client = mock(EcsClient.class);
    private final Map<String, Deque<Task>> lives = new HashMap<>();

    FakeEcs() {
        lists();
        when(client.describeTasks(any(DescribeTasksRequest.class))).thenAnswer(call -> {
            DescribeTasksRequest request = call.getArgument(0);
            return DescribeTasksResponse.builder()
                    .tasks(request.tasks().stream().flatMap(this::next).toList())
                    .build();
        });
    }

    private Stream<Task> next(String arn) {
        var life = lives.get(arn);
        return Stream.of(life.size() > 1 ? life.remove() : life.element()).filter(task -> task.lastStatus() != null);
    }

    EcsClient client() {
        return client;
    }

    /** Sets the running tasks. */
    void lists(String... arns) {
        when(client.listTasks(any(ListTasksRequest.class)))
                .thenReturn(ListTasksResponse.builder().taskArns(arns).build());
    }

    /** Sets the tasks that requests start, one for each; the last one repeats. */
    void starts(String... arns) {
        var answers = new ArrayDeque<>(Stream.of(arns)
                .map(arn -> RunTaskResponse.builder()
                        .tasks(Task.builder().taskArn(arn).build())
                        .build())
                .toList());
        when(client.runTask(any(RunTaskRequest.class)))
                .thenAnswer(call -> answers.size() > 1 ? answers.remove() : answers.element());
    }

    /** Sets the states of a task, one for each call; the last one repeats. */
    void shows(String arn, Task.Builder... looks) {
        lives.put(
                arn,
                new ArrayDeque<>(
                        Stream.of(looks).map(each -> each.taskArn(arn).build()).toList()));
    }

    /** The answer of CloudWatch Logs for a task with these lines. */
    static GetLogEventsResponse events(String... lines) {
        return GetLogEventsResponse.builder()
                .events(Stream.of(lines)
                        .map(line -> OutputLogEvent.builder().message(line).build())
                        .toList())
                .build();
    }
}
