package dev.slipway.awsapi;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Polling;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Tasks that belong to no service, on Fargate on demand; never on Fargate Spot.
 *
 * @param cluster the cluster's ARN
 */
public record StandaloneTask(EcsClient ecs, String cluster) {
    private static final String STOPPED = "STOPPED";

    /**
     * Starts one task. A repeated request starts no second one, because the SDK adds a client token.
     *
     * @param definition the ARN of the task definition
     * @param overrides the containers' differences from the definition; may be empty
     * @param refusal the exception for the reasons that ECS gives when it starts no task
     * @return the task's ARN
     */
    public String start(
            String definition,
            AwsVpcConfiguration network,
            List<ContainerOverride> overrides,
            Function<String, RunException> refusal) {
        var request = RunTaskRequest.builder()
                .cluster(cluster)
                .taskDefinition(definition)
                .launchType(LaunchType.FARGATE)
                .count(1)
                .startedBy("slipway")
                .enableECSManagedTags(true)
                .propagateTags(PropagateTags.TASK_DEFINITION)
                .networkConfiguration(configuration -> configuration.awsvpcConfiguration(network));
        if (!overrides.isEmpty()) {
            request.overrides(override -> override.containerOverrides(overrides));
        }
        var answer = ecs.runTask(request.build());
        if (answer.tasks().isEmpty()) {
            throw refusal.apply(answer.failures().stream()
                    .map(failure -> Objects.requireNonNullElse(failure.reason(), ""))
                    .collect(Collectors.joining("; ")));
        }
        return answer.tasks().get(0).taskArn();
    }

    /** The tasks as ECS describes them; unknown ones are left out. */
    public List<Task> describe(List<String> arns) {
        return ecs.describeTasks(DescribeTasksRequest.builder()
                        .cluster(cluster)
                        .tasks(arns)
                        .build())
                .tasks();
    }

    /**
     * Waits until a task has stopped. A task that ECS does not know yet counts as {@code PROVISIONING}.
     *
     * @param progress gets each new state but the last
     * @return empty if the task has not stopped by the timeout
     */
    public Optional<Task> await(String arn, Polling polling, Consumer<String> progress) {
        return polling.until(
                        () -> describe(List.of(arn)).stream().findFirst(),
                        task -> status(task).equals(STOPPED),
                        StandaloneTask::status,
                        progress)
                .filter(task -> task.lastStatus().equals(STOPPED));
    }

    private static String status(Optional<Task> task) {
        return task.map(Task::lastStatus).orElse("PROVISIONING");
    }

    /** @param reason the stopped reason that ECS shows for the task */
    public void stop(String arn, String reason) {
        ecs.stopTask(StopTaskRequest.builder()
                .cluster(cluster)
                .task(arn)
                .reason(reason)
                .build());
    }
}
