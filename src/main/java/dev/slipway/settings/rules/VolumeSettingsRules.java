package dev.slipway.settings.rules;

import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.Volume;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.MountedFolder;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules between the volumes of services. */
final class VolumeSettingsRules {
    private static final String OWNERS = "Services that mount one folder of a file system mount it as one owner.";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule("slipway:services.<name>.volumes.<path>.owner", OWNERS, input -> conflicts(
                            input, mount -> mount.sidecar().isEmpty())
                    .map(conflict -> conflict.breach()
                            .at(conflict.mount().service(), conflict.mount().path()))),
            new SettingsRule("slipway:services.<name>.sidecars[].volumes.<path>.owner", OWNERS, input -> conflicts(
                            input, mount -> mount.sidecar().isPresent())
                    .map(conflict -> conflict.breach()
                            .at(
                                    conflict.mount().service(),
                                    Integer.toString(conflict.mount().sidecar().getAsInt()),
                                    conflict.mount().path()))));

    private VolumeSettingsRules() {}

    /**
     * A folder of a file system in a container.
     *
     * @param sidecar the position of the sidecar; empty for the service's own container
     * @param path the path in the container
     */
    private record Mount(String service, OptionalInt sidecar, String path, Volume.Files files, FileOwner owner) {
        static Stream<Mount> of(ServiceSettings service) {
            var sidecars = service.spec().task().sidecars();
            return Stream.concat(
                    of(service, OptionalInt.empty(), service.spec().container()),
                    IntStream.range(0, sidecars.size())
                            .boxed()
                            .flatMap(i -> of(
                                    service, OptionalInt.of(i), sidecars.get(i).container())));
        }

        private static Stream<Mount> of(ServiceSettings service, OptionalInt sidecar, ContainerSpec container) {
            return container.options().volumes().stream()
                    .filter(mount -> mount.volume() instanceof Volume.Files)
                    .map(mount -> new Mount(
                            service.name(),
                            sidecar,
                            mount.path(),
                            (Volume.Files) mount.volume(),
                            owner(service, (Volume.Files) mount.volume())));
        }

        /** The owner of a folder, which all containers of a task mount as the same one. */
        private static FileOwner owner(ServiceSettings service, Volume.Files files) {
            return service.spec().task().mountedFolders().getOrDefault(files.fileSystem(), List.of()).stream()
                    .filter(folder -> folder.path().equals(files.path()))
                    .map(MountedFolder::owner)
                    .findAny()
                    .orElse(FileOwner.DEFAULT);
        }

        String folder() {
            return files.fileSystem() + files.path().text();
        }
    }

    /** A folder that another service mounts as another owner. */
    private record Conflict(Mount first, Mount mount) {
        Breach breach() {
            return Breach.of(
                    "",
                    "%s mounts the folder %s of %s as %s, and %s as %s"
                            .formatted(
                                    first.service(),
                                    first.files().path().text(),
                                    first.files().fileSystem(),
                                    first.owner(),
                                    mount.service(),
                                    mount.owner()),
                    "set owner of both to the same ids");
        }
    }

    /** A folder belongs to the service that mounts it first; the others, with another owner, cannot write to it. */
    private static Stream<Conflict> conflicts(RuleInput input, Predicate<Mount> wanted) {
        var first = new HashMap<String, Mount>();
        var seen = new HashSet<String>();
        return input.services()
                .flatMap(Mount::of)
                .map(mount -> new Conflict(first.computeIfAbsent(mount.folder(), folder -> mount), mount))
                .filter(conflict -> seen.add(
                        conflict.mount().service() + ":" + conflict.mount().folder()))
                .filter(conflict ->
                        !conflict.first().owner().equals(conflict.mount().owner()))
                .filter(conflict -> wanted.test(conflict.mount()));
    }
}
