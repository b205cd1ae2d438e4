package dev.slipway.settings.rules;

import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.Volume;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.MountedFolder;
import dev.slipway.settings.TaskSection;
import dev.slipway.settings.TaskSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules between the volumes of services and jobs. */
final class VolumeSettingsRules {
    private static final String OWNERS =
            "Services and jobs that mount one folder of a file system mount it as one owner.";

    static final List<SettingsRule> RULES = Stream.of(
                    SettingsRule.ofTasks("volumes.<path>.owner", OWNERS, VolumeSettingsRules::ofContainers),
                    SettingsRule.ofTasks("sidecars[].volumes.<path>.owner", OWNERS, VolumeSettingsRules::ofSidecars))
            .flatMap(List::stream)
            .toList();

    private VolumeSettingsRules() {}

    private static Stream<Breach> ofContainers(RuleInput input, TaskSection section) {
        return conflicts(input, section, mount -> mount.sidecar().isEmpty()).map(conflict -> conflict.breach()
                .at(conflict.mount().task().name(), conflict.mount().path()));
    }

    private static Stream<Breach> ofSidecars(RuleInput input, TaskSection section) {
        return conflicts(input, section, mount -> mount.sidecar().isPresent()).map(conflict -> conflict.breach()
                .at(
                        conflict.mount().task().name(),
                        Integer.toString(conflict.mount().sidecar().getAsInt()),
                        conflict.mount().path()));
    }

    /**
     * A folder of a file system in a container.
     *
     * @param sidecar the position of the sidecar; empty for the task's own container
     * @param path the path in the container
     */
    private record Mount(TaskSettings task, OptionalInt sidecar, String path, Volume.Files files, FileOwner owner) {
        static Stream<Mount> of(TaskSettings task) {
            var sidecars = task.task().sidecars();
            return Stream.concat(
                    of(task, OptionalInt.empty(), task.task().container()),
                    IntStream.range(0, sidecars.size())
                            .boxed()
                            .flatMap(i ->
                                    of(task, OptionalInt.of(i), sidecars.get(i).container())));
        }

        private static Stream<Mount> of(TaskSettings task, OptionalInt sidecar, ContainerSpec container) {
            return container.options().volumes().stream()
                    .filter(mount -> mount.volume() instanceof Volume.Files)
                    .map(mount -> new Mount(
                            task, sidecar, mount.path(), (Volume.Files) mount.volume(), owner(task, (Volume.Files)
                                    mount.volume())));
        }

        /** The owner of a folder, which all containers of a task mount as the same one. */
        private static FileOwner owner(TaskSettings task, Volume.Files files) {
            return task.task().mountedFolders().getOrDefault(files.fileSystem(), List.of()).stream()
                    .filter(folder -> folder.path().equals(files.path()))
                    .map(MountedFolder::owner)
                    .findAny()
                    .orElse(FileOwner.DEFAULT);
        }

        String folder() {
            return files.fileSystem() + files.path().text();
        }
    }

    /** A folder that another service or job mounts as another owner. */
    private record Conflict(Mount first, Mount mount) {
        Breach breach() {
            return Breach.of(
                    "",
                    "%s mounts the folder %s of %s as %s, and %s as %s"
                            .formatted(
                                    first.task().name(),
                                    first.files().path().text(),
                                    first.files().fileSystem(),
                                    first.owner(),
                                    mount.task().name(),
                                    mount.owner()),
                    "set owner of both to the same ids");
        }
    }

    /** A folder belongs to the service or job that mounts it first; the others, with another owner, cannot write to it. */
    private static Stream<Conflict> conflicts(RuleInput input, TaskSection section, Predicate<Mount> wanted) {
        var first = new HashMap<String, Mount>();
        var seen = new HashSet<String>();
        return input.tasks()
                .flatMap(Mount::of)
                .map(mount -> new Conflict(first.computeIfAbsent(mount.folder(), folder -> mount), mount))
                .filter(conflict -> seen.add(conflict.mount().task().section().key()
                        + conflict.mount().task().name() + ":"
                        + conflict.mount().folder()))
                .filter(conflict ->
                        !conflict.first().owner().equals(conflict.mount().owner()))
                .filter(conflict -> conflict.mount().task().section() == section)
                .filter(conflict -> wanted.test(conflict.mount()));
    }
}
