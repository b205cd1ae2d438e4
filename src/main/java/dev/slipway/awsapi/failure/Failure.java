package dev.slipway.awsapi.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Why something failed.
 *
 * @param reasons what AWS says, the task's first
 * @param log the last lines that the task logged, and where
 */
public record Failure(List<String> reasons, Optional<String> log, Optional<Diagnosis> diagnosis) {

    /**
     * That of a task that stopped by itself, if there is one, and of what else AWS says.
     *
     * @param said events and reasons of the service
     */
    public static Failure of(Optional<Task> task, List<String> said, TaskLog log) {
        return of(task, said, task.flatMap(each -> log.last(each.taskArn())));
    }

    /** The same, with what the task logged. */
    public static Failure of(Optional<Task> task, List<String> said, Optional<TaskLog.Logged> logged) {
        var reasons = new ArrayList<String>();
        task.ifPresent(each -> reasons.addAll(StoppedTask.reasons(each)));
        reasons.addAll(said);
        var exitCodes = task.stream()
                .flatMap(each -> each.containers().stream())
                .map(Container::exitCode)
                .filter(code -> code != null)
                .toList();
        var symptoms = new Symptoms(
                reasons, exitCodes, logged.map(TaskLog.Logged::lines).orElse(""));
        return new Failure(List.copyOf(reasons), logged.map(TaskLog.Logged::text), Diagnosis.of(symptoms));
    }

    /** The reasons in one line, the last lines of the log below it, then the likely cause and what mends it. */
    public String text() {
        var told =
                String.join("; ", Stream.concat(reasons.stream(), log.stream()).toList());
        return diagnosis
                .map(each -> "%s\n  likely cause: %s\n  fix: %s".formatted(told, each.cause(), each.fix()))
                .orElse(told);
    }
}
