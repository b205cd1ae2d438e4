package dev.slipway.settings.rules;

import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.TaskSection;
import dev.slipway.settings.TaskSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.stream.Stream;

/** Rules between parts of a task, of a service or a job. */
final class TaskSettingsRules {
    static final List<SettingsRule> RULES = Stream.of(
                    SettingsRule.ofTasks(
                            "memory",
                            "The memory reservations of the containers of a %s, with those that Slipway adds, fit its memory.",
                            TaskSettingsRules::memory),
                    SettingsRule.ofTasks(
                            "memory",
                            "The volumes in memory (`tmpfsMiB`) of a %s are smaller than its memory, to which their files count.",
                            TaskSettingsRules::tmpfs),
                    SettingsRule.ofTasks(
                            "repositoryCredentials",
                            "Registry credentials of a %s need an `image` of a private registry other than ECR.",
                            TaskSettingsRules::credentials))
            .flatMap(List::stream)
            .toList();

    private TaskSettingsRules() {}

    private static Stream<Breach> memory(RuleInput input, TaskSection section) {
        return input.tasks(section)
                .filter(task -> reserved(task) > task.task().size().memory())
                .map(task -> Breach.of(
                                Integer.toString(task.task().size().memory()),
                                "the containers of the task reserve %d MiB".formatted(reserved(task)),
                                "raise memory, or lower a memoryReservation")
                        .at(task.name()));
    }

    /** The memory in MiB that the containers of a task reserve, if one of the stack file does. */
    private static int reserved(TaskSettings task) {
        var own = task.task().reservedMemory();
        return own == 0
                ? 0
                : own
                        + task.logs().router().map(router -> LogRouter.MEMORY).orElse(0)
                        + task.tracing().map(tracing -> Tracing.MEMORY).orElse(0);
    }

    private static Stream<Breach> tmpfs(RuleInput input, TaskSection section) {
        return input.tasks(section)
                .filter(task -> task.task().tmpfsMemory() >= task.task().size().memory())
                .map(task -> Breach.of(
                                Integer.toString(task.task().size().memory()),
                                "the volumes in memory of the task have %d MiB"
                                        .formatted(task.task().tmpfsMemory()),
                                "raise memory, or lower a tmpfsMiB")
                        .at(task.name()));
    }

    private static Stream<Breach> credentials(RuleInput input, TaskSection section) {
        return input.tasks(section)
                .filter(task -> task.task()
                        .container()
                        .options()
                        .repositoryCredentials()
                        .isPresent())
                .filter(task -> !(task.image() instanceof RegistryImage image) || image.inEcr())
                .map(task -> Breach.of("", "ECS pulls images of ECR with the execution role", "remove it")
                        .at(task.name()));
    }
}
