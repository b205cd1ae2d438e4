package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.FilePath;
import dev.slipway.components.storage.MountedFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The folders of file systems that the containers of a task mount. All containers mount one folder as the same owner. */
final class FileVolumes {
    private record Folder(String fileSystem, FilePath path) {}

    private final Map<Folder, MountedFolder> folders = new LinkedHashMap<>();
    private final List<SpecException> errors = new ArrayList<>();

    private FileVolumes() {}

    static FileVolumes of(ContainerSpec own, List<Sidecar> sidecars) {
        var volumes = new FileVolumes();
        // Owners of the stack file first: a container without one mounts the folder as the same owner.
        for (var written : new boolean[] {true, false}) {
            volumes.add("", own, written);
            for (var i = 0; i < sidecars.size(); i++) {
                volumes.add(Sidecar.key(i, ""), sidecars.get(i).container(), written);
            }
        }
        return volumes;
    }

    private void add(String section, ContainerSpec container, boolean written) {
        var user = container.options().process().user().orElse("");
        for (var mount : container.options().volumes()) {
            if (mount.volume() instanceof Volume.Files files && files.owner().isPresent() == written) {
                var key = "%svolumes.%s.owner".formatted(section, mount.path());
                add(key, files, mount.readOnly(), FileOwner.ofContainer(user));
            }
        }
    }

    private void add(String key, Volume.Files files, boolean readOnly, FileOwner fallback) {
        var folder = new Folder(files.fileSystem(), files.path());
        var other = Optional.ofNullable(folders.get(folder));
        var owner = files.owner().or(() -> other.map(MountedFolder::owner)).orElse(fallback);
        other.filter(first -> !first.owner().equals(owner))
                .ifPresent(first -> errors.add(new SpecException(
                        key,
                        "another container of the task mounts the folder as %s, and it has one owner in a task"
                                .formatted(first.owner()),
                        "set both to the same owner")));
        folders.put(
                folder,
                new MountedFolder(
                        files.path(),
                        owner,
                        readOnly && other.map(MountedFolder::readOnly).orElse(true)));
    }

    List<SpecException> errors() {
        return errors;
    }

    /** The folders by the name of their file system. */
    Map<String, List<MountedFolder>> byFileSystem() {
        var found = new TreeMap<String, List<MountedFolder>>();
        folders.forEach((folder, mounted) -> found.computeIfAbsent(folder.fileSystem(), added -> new ArrayList<>())
                .add(mounted));
        return found;
    }
}
