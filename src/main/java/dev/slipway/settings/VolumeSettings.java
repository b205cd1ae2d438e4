package dev.slipway.settings;

import dev.slipway.components.service.Volume;
import dev.slipway.components.service.VolumeMount;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.FilePath;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reader of {@code volumes}, of a service or a sidecar. */
final class VolumeSettings {
    private static final String VOLUMES = "volumes";
    private static final String FILE_SYSTEM = "fileSystem";
    private static final String SCRATCH = "scratch";
    private static final String OWN = "true";

    private static final TextFormat PATH = TextFormat.of("an absolute path such as /data", "/.*");
    private static final TextFormat FOLDER = TextFormat.of("the path of a folder, such as /web", ".+");
    private static final TextFormat OWNER =
            TextFormat.of("the id of a user, or of a user and a group, such as 1000:1000", ".+");
    private static final TextFormat SHARED = TextFormat.of(
            "true, or the name of a volume that containers of the task share, of lower-case letters, digits and hyphens",
            "true|(?!false$)[a-z]([a-z0-9-]{0,18}[a-z0-9])?");

    /** The path of a volume that is refused, so that its other keys are read. */
    private static final FilePath STAND_IN = new FilePath("/refused");

    private VolumeSettings() {}

    /** @param folder the name of the service, the default folder of its files */
    static List<VolumeMount> read(Section section, String folder) {
        var mounts = new ArrayList<VolumeMount>();
        section.sections(VOLUMES, PATH).forEach((path, keys) -> {
            try (keys) {
                var readOnly = keys.flag("readOnly", false);
                var volume = volume(keys, folder);
                volume.flatMap(known ->
                                section.make(VOLUMES + "." + path, () -> new VolumeMount(path, known, readOnly)))
                        .ifPresent(mounts::add);
            }
        });
        return mounts;
    }

    private static Optional<Volume> volume(Section section, String folder) {
        var fileSystem = section.text(FILE_SYSTEM, TextFormat.NAME);
        var scratch = section.text(SCRATCH, SHARED);
        var text = section.text("path", FOLDER);
        var path = text.isEmpty()
                ? new FilePath("/" + folder)
                : section.make("path", STAND_IN, () -> new FilePath(text.get()));
        var owner = section.text("owner", OWNER).flatMap(ids -> section.make("owner", () -> FileOwner.of(ids)));
        if (section.has(FILE_SYSTEM) == section.has(SCRATCH)) {
            section.error(
                    section.has(SCRATCH) ? SCRATCH : FILE_SYSTEM,
                    scratch.orElse(""),
                    section.has(SCRATCH)
                            ? "a volume is on a file system or on the disk of the task"
                            : "a volume needs fileSystem or scratch",
                    section.has(SCRATCH)
                            ? "remove it, or fileSystem"
                            : "set it to a name of slipway:storage.fileSystems, or set scratch to true");
            return Optional.empty();
        }
        if (section.has(SCRATCH)) {
            Stream.of("path", "owner")
                    .filter(section::has)
                    .forEach(key -> section.error(key, "", "only a file system has it", "remove it"));
            return scratch.map(name -> new Volume.Scratch(name.equals(OWN) ? Optional.empty() : Optional.of(name)));
        }
        return fileSystem.map(name -> new Volume.Files(name, path, owner));
    }
}
