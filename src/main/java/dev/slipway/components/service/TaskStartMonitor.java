package dev.slipway.components.service;

import com.pulumi.core.Output;
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
    private final Consumer<String> told;
    private final Set<String> known = new HashSet<>();

    /** @param told receives a line per task */
    TaskStartMonitor(EcsClient ecs, TaskLog log, Consumer<String> told) {
        this.ecs = ecs;
        this.log = log;
        this.told = told;
    }

    /**
     * Monitors a revision from its creation until ECS has deployed it, on a daemon thread.
     *
     * @param service the logical name of the service
     * @param streams the name of the log stream of the service's own container without the task's id at its end
     * @param deployed an output that is known after ECS has deployed the revision
     * @param told receives a line per task
     */
    static void begin(
            String service,
            Output<String> cluster,
            Output<String> definition,
            Output<String> logGroup,
            String streams,
            Output<?> deployed,
            Consumer<String> told) {
        var over = new CountDownLatch(1);
        deployed.applyValue(done -> {
            over.countDown();
            return done;
        });
        Output.tuple(cluster, definition, logGroup).applyValue(what -> {
            var thread = new Thread(
                    () -> run(service, what.t1, what.t2, what.t3, streams, over, told), "start-watch-" + service);
            thread.setDaemon(true);
            thread.start();
            return what;
        });
    }

    private static void run(
            String service,
            String cluster,
            String definition,
            String logGroup,
            String streams,
            CountDownLatch over,
            Consumer<String> told) {
        try {
            if (over.await(INTERVAL.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
            try (var ecs = Clients.inRegionOf(cluster, EcsClient.builder());
                    var logs = Clients.inRegionOf(cluster, CloudWatchLogsClient.builder())) {
                var watch = new TaskStartMonitor(
                        ecs, new TaskLog(logs, logGroup, streams), line -> told.accept(service + ": " + line));
                do {
                    watch.look(cluster, definition);
                } while (!over.await(INTERVAL.toSeconds(), TimeUnit.SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            told.accept("%s: why tasks stop cannot be read (%s)".formatted(service, e.getMessage()));
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
                .forEach(this::tell);
    }

    private void tell(Task task) {
        told.accept("a new task stopped: "
                + Failure.of(Optional.of(task), List.of(), log).text());
    }
}
