package dev.slipway.components.service;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.StandaloneTask;
import dev.slipway.awsapi.TaskDefinitionArn;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.awsapi.failure.TaskLog;
import dev.slipway.base.Polling;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
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

    /** The message of ECS and the stopped reason of a task for a role that IAM has not distributed yet. */
    private static final Pattern UNASSUMABLE = Pattern.compile("unable to assume (?:the )?role");

    /** The number of pauses before the second try, 30 s. */
    private static final int PAUSES_FOR_ROLE = 6;

    /**
     * The task definition of the migration, and the cluster and network that it runs in.
     *
     * @param definition the ARN of the task definition
     */
    record RunParameters(
            String cluster,
            String definition,
            List<String> subnets,
            List<String> securityGroups,
            boolean assignPublicIp) {

        AwsVpcConfiguration network() {
            return AwsVpcConfiguration.builder()
                    .subnets(subnets)
                    .securityGroups(securityGroups)
                    .assignPublicIp(assignPublicIp ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED)
                    .build();
        }

        /** The family of the task definition: its name without the revision. */
        String family() {
            return new TaskDefinitionArn(definition).family();
        }
    }

    /**
     * Runs the task to its end. A task that ECS does not start because it cannot assume its role yet is started a second time:
     * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">changes
     * of IAM</a> take some seconds, and the first {@code up} has just created the role. If an interrupted deploy has left one running, waits for that one instead of starting a
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
                .orElseGet(() -> start(tasks, parameters));
        report(
                "the migration of %s runs before the update: %s, which logs to %s, %s",
                migration.service(), String.join(" ", migration.spec().command()), log.group(), log.stream(arn));
        var ended = await(tasks, arn);
        if (UNASSUMABLE.matcher(reason(ended)).find()) {
            waitForRole();
            ended = await(tasks, startOnce(tasks, parameters));
        }
        refuseFailure(ended);
        report("the migration of %s has succeeded", migration.service());
    }

    private String start(StandaloneTask tasks, RunParameters parameters) {
        try {
            return startOnce(tasks, parameters);
        } catch (EcsException e) {
            if (!UNASSUMABLE.matcher(String.valueOf(e.getMessage())).find()) {
                throw e;
            }
            waitForRole();
            return startOnce(tasks, parameters);
        }
    }

    private String startOnce(StandaloneTask tasks, RunParameters parameters) {
        return tasks.start(
                parameters.definition(), parameters.network(), List.of(), why -> refusal("did not start", why));
    }

    private void waitForRole() {
        report("ECS cannot assume the role of the migration of %s yet; it is tried again in 30 s", migration.service());
        for (var i = 0; i < PAUSES_FOR_ROLE; i++) {
            pause.run();
        }
    }

    private static String reason(Task task) {
        return Objects.requireNonNullElse(task.stoppedReason(), "");
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
