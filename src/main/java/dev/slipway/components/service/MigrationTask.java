package dev.slipway.components.service;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.StandaloneTask;
import dev.slipway.awsapi.TaskDefinitionArn;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.awsapi.failure.TaskLog;
import dev.slipway.base.Polling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The task of a migration on Fargate, on demand and not on Spot, and the wait for its end.
 *
 * @param log the log of the task
 * @param pause passes the time between two requests for the state of the task, {@link #INTERVAL}
 */
record MigrationTask(EcsClient ecs, TaskLog log, Runnable pause, ServiceMigration migration) {
    /**
     * A migration of a service.
     *
     * @param log receives the progress, a line at a time
     */
    record ServiceMigration(String service, MigrationSpec spec, Consumer<String> log) {}

    /** The name of its container, and so the part of its log stream's name that differs from the service's. */
    static final String CONTAINER = "migrate";

    static final Duration INTERVAL = Duration.ofSeconds(5);

    /**
     * The task definition of the migration, and the cluster and network that it runs in.
     *
     * @param definition the ARN of the task definition
     */
    record RunParameters(
            String cluster, String definition, List<String> subnets, String securityGroup, boolean assignPublicIp) {

        AwsVpcConfiguration network() {
            return AwsVpcConfiguration.builder()
                    .subnets(subnets)
                    .securityGroups(securityGroup)
                    .assignPublicIp(assignPublicIp ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED)
                    .build();
        }

        /** The family of the task definition: its name without the revision. */
        String family() {
            return new TaskDefinitionArn(definition).family();
        }
    }

    /**
     * Runs the task to its end. If an interrupted deploy has left one running, waits for that one instead of starting a
     * second one.
     *
     * @throws RunException if the container does not exit with code 0, or not within the timeout
     */
    void run(RunParameters parameters) {
        var tasks = new StandaloneTask(ecs, parameters.cluster());
        var running = running(tasks, parameters);
        for (var other : running) {
            if (!other.taskDefinitionArn().equals(parameters.definition())) {
                report("an earlier migration of %s is still running; waiting for its end", migration.service());
                await(tasks, other.taskArn());
            }
        }
        var arn = running.stream()
                .filter(task -> task.taskDefinitionArn().equals(parameters.definition()))
                .map(Task::taskArn)
                .findFirst()
                .orElseGet(() -> tasks.start(
                        parameters.definition(),
                        parameters.network(),
                        List.of(),
                        why -> refusal("did not start", why)));
        report(
                "the migration of %s runs before the update: %s, which logs to %s, %s",
                migration.service(), String.join(" ", migration.spec().command()), log.group(), log.stream(arn));
        refuseFailure(await(tasks, arn));
        report("the migration of %s has succeeded", migration.service());
    }

    private List<Task> running(StandaloneTask tasks, RunParameters parameters) {
        var arns = ecs.listTasks(ListTasksRequest.builder()
                        .cluster(parameters.cluster())
                        .family(parameters.family())
                        .desiredStatus(DesiredStatus.RUNNING)
                        .build())
                .taskArns();
        return arns.isEmpty() ? List.of() : tasks.describe(arns);
    }

    /** Waits until a task has stopped; stops it at the timeout and fails. */
    private Task await(StandaloneTask tasks, String arn) {
        return tasks.await(
                        arn,
                        new Polling(INTERVAL, migration.spec().timeout(), pause),
                        status -> report("the migration of %s is %s", migration.service(), status))
                .orElseThrow(() -> {
                    tasks.stop(
                            arn,
                            "not done in %d s"
                                    .formatted(migration.spec().timeout().toSeconds()));
                    return refusal(
                            "was stopped, since it was not done in %d s"
                                    .formatted(migration.spec().timeout().toSeconds()),
                            "raise migrateTimeoutSeconds if it needs longer; "
                                    + lastLines(arn).text());
                });
    }

    private void refuseFailure(Task task) {
        var succeeded = task.containers().stream()
                .filter(container -> container.name().equals(CONTAINER))
                .anyMatch(container -> Integer.valueOf(0).equals(container.exitCode()));
        if (!succeeded) {
            throw refusal(
                    "failed",
                    Failure.of(Optional.of(task), List.of(), Optional.of(lastLines(task.taskArn())))
                            .text());
        }
    }

    private RunException refusal(String what, String why) {
        return new RunException("the migration of %s %s, so %s is not updated and its running revision is kept: %s"
                .formatted(migration.service(), what, migration.service(), why));
    }

    /** The last lines of the log; they may arrive after the task's end, so an empty log is read a second time. */
    private TaskLog.Logged lastLines(String arn) {
        return log.last(arn)
                .or(() -> {
                    pause.run();
                    return log.last(arn);
                })
                .orElse(TaskLog.Logged.NOTHING);
    }

    private void report(String line, Object... values) {
        migration.log().accept(line.formatted(values));
    }
}
