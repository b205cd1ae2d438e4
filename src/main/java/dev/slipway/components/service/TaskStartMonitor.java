package dev.slipway.components.service;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import dev.slipway.awsapi.Clients;
import dev.slipway.awsapi.TaskDefinitionArn;
import dev.slipway.awsapi.failure.Failure;
import dev.slipway.awsapi.failure.TaskLog;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * The monitor of tasks that stop unexpectedly while ECS deploys a service: it logs the reason and the last lines of
 * their log. Without it an {@code up} logs nothing while the provider waits, and a first deployment, which ECS cannot
 * roll back, fails with the provider's timeout only.
 */
final class TaskStartMonitor {
    /** The time between two requests, and before the first one: a shorter deployment makes none. */
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final EcsClient ecs;
    private final TaskLog log;
    private final Consumer<String> output;
    private final Set<String> known = new HashSet<>();

    /** @param output receives a line per task */
    TaskStartMonitor(EcsClient ecs, TaskLog log, Consumer<String> output) {
        this.ecs = ecs;
        this.log = log;
        this.output = output;
    }

    /**
     * Monitors a revision from its creation until ECS has deployed it, on a daemon thread; does nothing in a preview.
     *
     * @param definition the ARN of the revision
     * @param deployed an output that is known after ECS has deployed the revision
     */
    static void begin(ServiceParts parts, Output<String> definition, Output<String> deployed) {
        if (Deployment.getInstance().isDryRun()) {
            return;
        }
        var service = parts.service();
        Consumer<String> log = line -> parts.args().log().warnings().accept(service + ": " + line);
        var over = new CountDownLatch(1);
        deployed.applyValue(done -> {
            over.countDown();
            return done;
        });
        Output.tuple(parts.args().cluster().arn(), definition, parts.task().logGroup())
                .applyValue(known -> {
                    var thread = new Thread(
                            () -> run(known.t1, known.t2, known.t3, parts.task().logStream(), over, log),
                            "task-start-monitor-" + service);
                    thread.setDaemon(true);
                    thread.start();
                    return known;
                });
    }

    private static void run(
            String cluster,
            String definition,
            String logGroup,
            String streams,
            CountDownLatch over,
            Consumer<String> log) {
        try {
            if (over.await(INTERVAL.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
            try (var ecs = Clients.inRegionOf(cluster, EcsClient.builder());
                    var logs = Clients.inRegionOf(cluster, CloudWatchLogsClient.builder())) {
                var monitor = new TaskStartMonitor(ecs, new TaskLog(logs, logGroup, streams), log);
                do {
                    monitor.look(cluster, definition);
                } while (!over.await(INTERVAL.toSeconds(), TimeUnit.SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            log.accept("stopped tasks cannot be read (%s)".formatted(e.getMessage()));
        }
    }

    /** Logs the tasks of a revision that have stopped unexpectedly since the last call. */
    void look(String cluster, String definition) {
        var family = new TaskDefinitionArn(definition).family();
        var arns = ecs
                .listTasks(request -> request.cluster(cluster).family(family).desiredStatus(DesiredStatus.STOPPED))
                .taskArns()
                .stream()
                .filter(known::add)
                .toList();
        if (arns.isEmpty()) {
            return;
        }
        ecs.describeTasks(request -> request.cluster(cluster).tasks(arns)).tasks().stream()
                .filter(task -> definition.equals(task.taskDefinitionArn()))
                .filter(task -> task.stopCode() != TaskStopCode.SERVICE_SCHEDULER_INITIATED)
                .forEach(this::report);
    }

    private void report(Task task) {
        output.accept("a new task stopped: "
                + Failure.of(Optional.of(task), List.of(), log).text());
    }
}
