package dev.slipway.settings.rules;

import dev.slipway.base.Suggestions;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.service.Tracing;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.NewFileSystemSpec;
import dev.slipway.settings.TaskSection;
import dev.slipway.settings.TaskSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rules between parts of a task, of a service or a job. */
final class TaskSettingsRules {
    static final List<SettingsRule> RULES = Stream.of(
                    SettingsRule.ofTasks(
                            "memory",
                            "The memory reservations of the containers of a %s, with those that Slipway adds, fit its memory.",
                            TaskSettingsRules::memory),
                    SettingsRule.ofTasks(
                            "volumes",
                            "A volume of a %s on a file system names one of `slipway:storage.fileSystems`, and its root only if the file system is an existing one or the volume is read-only.",
                            TaskSettingsRules::volumes),
                    SettingsRule.ofTasks(
                            "volumes",
                            "A %s mounts a folder of a file system as the owner as which others mount it.",
                            TaskSettingsRules::owners),
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

    private static Stream<Breach> volumes(RuleInput input, TaskSection section) {
        var declared = new TreeMap<>(input.settings().storage().fileSystems());
        return input.tasks(section).flatMap(task -> task.task().mountedFolders().entrySet().stream()
                .flatMap(mounted -> declared.containsKey(mounted.getKey())
                        ? mounted.getValue().stream()
                                .filter(folder -> folder.path().isRoot() && !folder.readOnly())
                                .filter(folder -> declared.get(mounted.getKey()) instanceof NewFileSystemSpec)
                                .map(folder -> Breach.of(
                                        folder.path().text(),
                                        "only root can write to the root of the file system " + mounted.getKey(),
                                        "set path to a folder such as /%s, or readOnly to true".formatted(task.name())))
                        : Stream.of(unknown(mounted.getKey(), declared.keySet())))
                .map(breach -> breach.at(task.name())));
    }

    /** A folder belongs to the service or job that mounts it first; the others, with another owner, cannot write to it. */
    private static Stream<Breach> owners(RuleInput input, TaskSection section) {
        var first = new HashMap<String, Map.Entry<String, FileOwner>>();
        return input.tasks().flatMap(task -> task.task().mountedFolders().entrySet().stream()
                .flatMap(mounted -> mounted.getValue().stream().flatMap(folder -> {
                    var name = mounted.getKey() + folder.path().text();
                    var other = first.putIfAbsent(name, Map.entry(task.name(), folder.owner()));
                    return task.section() != section
                                    || other == null
                                    || other.getValue().equals(folder.owner())
                            ? Stream.empty()
                            : Stream.of(Breach.of(
                                            "",
                                            "%s mounts the folder %s of %s as %s, and %s as %s"
                                                    .formatted(
                                                            other.getKey(),
                                                            folder.path().text(),
                                                            mounted.getKey(),
                                                            other.getValue(),
                                                            task.name(),
                                                            folder.owner()),
                                            "set owner of both to the same ids")
                                    .at(task.name()));
                })));
    }

    private static Breach unknown(String fileSystem, Set<String> declared) {
        return Suggestions.among(declared, fileSystem)
                .map(near -> Breach.of(
                        fileSystem,
                        "the file systems of slipway:storage.fileSystems are " + String.join(", ", declared),
                        "set fileSystem to " + near))
                .orElseGet(() -> Breach.of(
                        fileSystem,
                        "slipway:storage has no file system",
                        "declare one, as in fileSystems: {%s: {}}".formatted(fileSystem)));
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
