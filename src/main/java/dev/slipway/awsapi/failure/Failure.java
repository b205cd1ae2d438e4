package dev.slipway.awsapi.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The reasons of a failure, with the log.
 *
 * @param reasons messages of AWS, those of the task first
 * @param log the last lines that the task logged, and their log stream
 */
public record Failure(List<String> reasons, Optional<String> log, Optional<Diagnosis> diagnosis) {

    /**
     * The failure of a stopped task, if there is one, with the messages of its service.
     *
     * @param said events and reasons of the service
     */
    public static Failure of(Optional<Task> task, List<String> said, TaskLog log) {
        return of(task, said, task.flatMap(stopped -> log.last(stopped.taskArn())));
    }

    /** The failure of a stopped task, with the lines that it logged. */
    public static Failure of(Optional<Task> task, List<String> said, Optional<TaskLog.Logged> logged) {
        var reasons = new ArrayList<String>();
        task.ifPresent(stopped -> reasons.addAll(StoppedTask.reasons(stopped)));
        reasons.addAll(said);
        var exitCodes = task.stream()
                .flatMap(stopped -> stopped.containers().stream())
                .map(Container::exitCode)
                .filter(code -> code != null)
                .toList();
        var symptoms = new Symptoms(
                reasons, exitCodes, logged.map(TaskLog.Logged::lines).orElse(""));
        return new Failure(List.copyOf(reasons), logged.map(TaskLog.Logged::text), Diagnosis.of(symptoms));
    }

    /** The reasons in one line, then the last lines of the log, the likely cause and the fix. */
    public String text() {
        var text =
                String.join("; ", Stream.concat(reasons.stream(), log.stream()).toList());
        return diagnosis
                .map(diagnosis ->
                        "%s\n  likely cause: %s\n  fix: %s".formatted(text, diagnosis.cause(), diagnosis.fix()))
                .orElse(text);
    }
}
