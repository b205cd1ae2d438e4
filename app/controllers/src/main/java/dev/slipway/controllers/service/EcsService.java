package dev.slipway.controllers.service;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.aws.AwsFailure;
import dev.slipway.controllers.lambda.Environment;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** The ECS service that a function controls. */
public final class EcsService {
    /** Page size of ListTasks, and maximum number of tasks of DescribeTasks. */
    private static final int TASKS = 100;

    private final EcsClient ecs;
    private final String cluster;
    private final String name;

    /** The service in {@code CLUSTER} and {@code SERVICE}. */
    public static EcsService of(Environment environment, Aws aws) {
        return new EcsService(aws.ecs(), environment.text("CLUSTER"), environment.text("SERVICE"));
    }

    public EcsService(EcsClient ecs, String cluster, String name) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.name = name;
    }

    /** The name of the service. */
    public String name() {
        return name;
    }

    /** The service and its cluster, for messages. */
    public String subject() {
        return "the service %s in the cluster %s".formatted(name, cluster);
    }

    /** The state of the service in ECS. */
    public Counts describe() {
        var answer = AwsFailure.named(
                "ecs:DescribeServices",
                subject(),
                () -> ecs.describeServices(request -> request.cluster(cluster).services(name)));
        return answer.services().stream()
                .filter(EcsService::active)
                .findFirst()
                .map(Counts::of)
                .orElseThrow(() -> AwsFailure.missing(
                        "ecs:DescribeServices",
                        subject(),
                        answer.failures().stream()
                                .map(failure -> String.valueOf(failure.reason()))
                                .findFirst()
                                .orElse("it is no longer active")));
    }

    /** Sets the desired count. The call is idempotent. */
    public Counts scaleTo(int count) {
        var answer = AwsFailure.named(
                "ecs:UpdateService",
                subject(),
                () -> ecs.updateService(
                        request -> request.cluster(cluster).service(name).desiredCount(count)));
        return Counts.of(answer.service());
    }

    /** Sets the revision; ECS starts a rolling deployment. */
    public UpdateServiceResponse run(String taskDefinition) {
        return AwsFailure.named(
                "ecs:UpdateService",
                subject(),
                () -> ecs.updateService(
                        request -> request.cluster(cluster).service(name).taskDefinition(taskDefinition)));
    }

    /** The running tasks, up to 100, without those that are stopping. */
    public List<Task> tasks() {
        var listed = AwsFailure.named(
                "ecs:ListTasks",
                subject(),
                () -> ecs.listTasks(request -> request.cluster(cluster)
                        .serviceName(name)
                        .desiredStatus(DesiredStatus.RUNNING)
                        .maxResults(TASKS)));
        if (listed.taskArns().isEmpty()) {
            return List.of();
        }
        return AwsFailure.named(
                        "ecs:DescribeTasks",
                        subject(),
                        () -> ecs.describeTasks(
                                request -> request.cluster(cluster).tasks(listed.taskArns())))
                .tasks()
                .stream()
                .filter(task -> "RUNNING".equals(task.lastStatus()))
                .toList();
    }

    private static boolean active(Service service) {
        return "ACTIVE".equals(service.status());
    }
}
