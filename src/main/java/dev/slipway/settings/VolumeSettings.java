package dev.slipway.settings;

import dev.slipway.base.Suggestions;
import dev.slipway.components.service.ContainerLimits;
import dev.slipway.components.service.Volume;
import dev.slipway.components.service.VolumeMount;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.FilePath;
import dev.slipway.components.storage.NewFileSystemSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reader of {@code volumes}, of a service or a sidecar. */
final class VolumeSettings {
    private static final String VOLUMES = "volumes";
    private static final String FILE_SYSTEM = "fileSystem";
    private static final String SCRATCH = "scratch";
    private static final String TMPFS = "tmpfsMiB";
    private static final List<String> KINDS = List.of(FILE_SYSTEM, SCRATCH, TMPFS);
    private static final String OWN = "true";

    private static final TextFormat PATH = TextFormat.of("an absolute path such as /data", "/.*");
    private static final TextFormat FOLDER = TextFormat.of("the path of a folder, such as /web", ".+");
    private static final TextFormat OWNER =
            TextFormat.of("the id of a user, or of a user and a group, such as 1000:1000", ".+");
    private static final TextFormat SHARED = TextFormat.of(
            "true, or the name of a volume that containers of the task share, of lower-case letters, digits and hyphens",
            "true|(?!false$)[a-z]([a-z0-9-]{0,18}[a-z0-9])?");

    private static final Set<String> TRUTH_VALUES = Set.of("y", "n", "yes", "no", "on", "off");

    /** The path of a volume that is refused, so that its other keys are read. */
    private static final FilePath STAND_IN = new FilePath("/refused");

    private VolumeSettings() {}

    static List<VolumeMount> read(Section section, ContainerContext context) {
        var mounts = new ArrayList<VolumeMount>();
        section.sections(VOLUMES, PATH).forEach((path, keys) -> {
            var key = VOLUMES + "." + path;
            var empty = section.make(key, () -> new VolumeMount(path, new Volume.Scratch(Optional.empty()), false));
            try (keys) {
                var volume = volume(keys, context);
                var readOnly = keys.flag("readOnly", false);
                if (empty.isPresent()) {
                    volume.ifPresent(known -> mounts.add(new VolumeMount(path, known, readOnly)));
                }
            }
        });
        return mounts;
    }

    private static Optional<Volume> volume(Section section, ContainerContext context) {
        var fileSystem = section.text(FILE_SYSTEM, TextFormat.NAME);
        var scratch = section.text(SCRATCH, SHARED).filter(name -> isName(section, name));
        var text = section.text("path", FOLDER);
        var path = text.isEmpty()
                ? new FilePath("/" + context.service())
                : section.make("path", STAND_IN, () -> new FilePath(text.get()));
        var owner = section.text("owner", OWNER).flatMap(ids -> section.make("owner", () -> FileOwner.of(ids)));
        fileSystem.ifPresent(name -> checkFileSystem(section, name, path, context));
        var tmpfs = section.integer(TMPFS, 1, ContainerLimits.MAX_MEMORY);
        if (!hasOneKind(section)) {
            return Optional.empty();
        }
        if (!section.has(FILE_SYSTEM)) {
            Stream.of("path", "owner")
                    .filter(section::has)
                    .forEach(key -> section.error(key, "", "only a file system has it", "remove it"));
        }
        if (section.has(TMPFS)) {
            if (section.flag("readOnly", false)) {
                section.error(
                        "readOnly", "true", "a volume in memory is empty until the container writes", "remove it");
            }
            return tmpfs.isPresent() ? Optional.of(new Volume.Tmpfs(tmpfs.getAsInt())) : Optional.empty();
        }
        if (section.has(SCRATCH)) {
            return scratch.map(name -> new Volume.Scratch(name.equals(OWN) ? Optional.empty() : Optional.of(name)));
        }
        return fileSystem.map(name -> new Volume.Files(name, path, owner));
    }

    private static boolean hasOneKind(Section section) {
        var kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.isEmpty()) {
            section.error(
                    FILE_SYSTEM,
                    "",
                    "a volume needs fileSystem, scratch or tmpfsMiB",
                    "set it to a name of slipway:storage.fileSystems, or set scratch to true");
        }
        kinds.stream()
                .skip(1)
                .forEach(kind -> section.error(
                        kind,
                        "",
                        "a volume is on a file system, on the disk of the task or in its memory",
                        "remove it, or " + kinds.get(0)));
        return kinds.size() == 1;
    }

    /** False for a truth value of YAML 1.1, which YAML 1.2 reads as a text. */
    private static boolean isName(Section section, String name) {
        var truth = TRUTH_VALUES.contains(name);
        if (truth) {
            section.error(SCRATCH, name, "YAML reads this as a text, and not as true or false", "set it to true");
        }
        return !truth;
    }

    /**
     * Checks that the stack has the file system, and that the root of a new one, which belongs to root, is not mounted for
     * writing.
     */
    private static void checkFileSystem(Section section, String name, FilePath path, ContainerContext context) {
        var declared = new TreeMap<>(context.fileSystems());
        if (!declared.containsKey(name)) {
            var names = String.join(", ", declared.keySet());
            Suggestions.among(declared.keySet(), name)
                    .ifPresentOrElse(
                            near -> section.error(
                                    FILE_SYSTEM,
                                    name,
                                    "the file systems of slipway:storage.fileSystems are " + names,
                                    "set it to " + near),
                            () -> section.error(
                                    FILE_SYSTEM,
                                    name,
                                    "slipway:storage has no file system",
                                    "declare one, as in fileSystems: {%s: {}}".formatted(name)));
        } else if (path.isRoot()
                && declared.get(name) instanceof NewFileSystemSpec
                && !section.flag("readOnly", false)) {
            section.error(
                    "path",
                    path.text(),
                    "only root can write to the root of the file system " + name,
                    "set it to a folder such as /%s, or readOnly to true".formatted(context.service()));
        }
    }
}
