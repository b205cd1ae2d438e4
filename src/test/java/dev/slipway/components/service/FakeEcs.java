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

/** An ECS whose tasks go on by a step at each look. */
final class FakeEcs {
    /** A look at which ECS does not know the task yet. */
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

    /** The tasks that run. */
    void lists(String... arns) {
        when(client.listTasks(any(ListTasksRequest.class)))
                .thenReturn(ListTasksResponse.builder().taskArns(arns).build());
    }

    /** The tasks that requests start, one after the other; the last one stays. */
    void starts(String... arns) {
        var answers = new ArrayDeque<>(Stream.of(arns)
                .map(arn -> RunTaskResponse.builder()
                        .tasks(Task.builder().taskArn(arn).build())
                        .build())
                .toList());
        when(client.runTask(any(RunTaskRequest.class)))
                .thenAnswer(call -> answers.size() > 1 ? answers.remove() : answers.element());
    }

    /** What is seen of a task, one look after the other; the last one stays. */
    void shows(String arn, Task.Builder... looks) {
        lives.put(
                arn,
                new ArrayDeque<>(
                        Stream.of(looks).map(each -> each.taskArn(arn).build()).toList()));
    }

    /** What CloudWatch Logs answers where a task has logged some lines. */
    static GetLogEventsResponse events(String... lines) {
        return GetLogEventsResponse.builder()
                .events(Stream.of(lines)
                        .map(line -> OutputLogEvent.builder().message(line).build())
                        .toList())
                .build();
    }
}
