package dev.slipway.settings.imports.compose;

import dev.slipway.components.service.VolumeMount;
import dev.slipway.components.storage.FileOwner;
import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reader of {@code volumes} and {@code tmpfs}: file systems of EFS, and scratch volumes. */
final class ContainerMounts {
    private static final String FILES = "files";
    private static final String BIND =
            "the task has no folder of your machine: copy what the application needs into the image (COPY in the Dockerfile), keep a setting with a secret as secretFiles, and data in a named volume";
    private static final String NEW =
            "a folder of a new, empty file system: copy the files by a task that mounts it, or AWS DataSync. All containers read and write it as the user and group %s, and cannot change owners in it";

    private static final Pattern USER = Pattern.compile("([1-9]\\d*)(?::(?:0|([1-9]\\d*)))?");

    /** The size in MiB of a volume in memory for which the Compose file has none. */
    private static final int DEFAULT_MEMORY = 64;

    private final ComposeService service;
    private final Map<String, SourceValue> sources = new LinkedHashMap<>();

    private ContainerMounts(ComposeService service) {
        this.service = service;
    }

    static void read(ComposeService service) {
        var mounts = new ContainerMounts(service);
        service.fields().items("volumes").forEach(mounts::mount);
        service.fields().texts("tmpfs").ifPresent(paths -> {
            paths.value()
                    .forEach(path -> mounts.memory(
                            paths.source(),
                            path.replaceFirst(":.*", ""),
                            path.replaceFirst("(?s)^.*?[:,]size=([^,]*).*|.*", "$1")));
        });
        mounts.nested();
    }

    /** Leaves out volumes in folders of other volumes, and those that would hide files of secrets. */
    private void nested() {
        if (sources.isEmpty()) {
            return;
        }
        var volumes = service.draft().section("volumes").members();
        var folders = new LinkedHashSet<>(volumes.keySet());
        if (service.draft().members().get("secretFiles") instanceof DraftSection files) {
            files.members().keySet().forEach(path -> folders.add(path.substring(0, path.lastIndexOf('/'))));
        }
        sources.forEach((path, source) -> folders.stream()
                .filter(folder -> path.startsWith(folder + "/")
                        || !volumes.containsKey(folder) && (folder + "/").startsWith(path + "/"))
                .findFirst()
                .ifPresent(folder -> {
                    volumes.remove(path);
                    service.report()
                            .open(
                                    source,
                                    service.key("volumes." + path),
                                    "left out: volumes are not nested, and %s has one: mount one of them in another folder"
                                            .formatted(folder));
                }));
        if (volumes.isEmpty()) {
            service.draft().members().remove("volumes");
        }
    }

    private void mount(SourceValue item) {
        item.markRead();
        if (item.isObject()) {
            service.fields().section(item).ifPresent(this::object);
            return;
        }
        var parts = item.text().split(":");
        if (parts.length == 1) {
            anonymous(item);
        } else if (isPath(parts[0])) {
            service.report().lost(item, BIND);
        } else {
            named(
                    item,
                    parts[0],
                    parts[1],
                    parts.length > 2 && List.of(parts[2].split(",")).contains("ro"));
        }
    }

    private static boolean isPath(String source) {
        return source.matches("[./~\\\\].*|[A-Za-z]|") || source.contains("/") || source.startsWith("$");
    }

    private void object(SourceFields mount) {
        var type = mount.text("type").map(field -> field.value()).orElse("volume");
        var source = mount.text("source");
        var target = mount.text("target");
        var readOnly = mount.flag("read_only").map(flag -> flag.value()).orElse(false);
        if (target.isEmpty()) {
            service.errors().add(mount.source(), "target is required; write the path in the container");
            return;
        }
        List.of("bind", "volume", "consistency", "image", "cluster").forEach(key -> mount.value(key)
                .ifPresent(value -> service.report().lost(value, "a volume of ECS has no such option")));
        if (type.equals("tmpfs")) {
            var options = mount.section("tmpfs");
            options.ifPresent(tmpfs -> tmpfs.value("mode")
                    .ifPresent(mode -> service.report().ignored(mode, "every user can write to a volume in memory")));
            options.flatMap(tmpfs -> tmpfs.text("size"))
                    .ifPresentOrElse(
                            size -> memory(size.source(), target.get().value(), size.value()),
                            () -> memory(mount.source(), target.get().value(), ""));
        } else if (!type.equals("volume")) {
            service.report().lost(mount.source(), BIND);
        } else if (source.isEmpty()) {
            anonymous(mount.source());
        } else {
            named(mount.source(), source.get().value(), target.get().value(), readOnly);
        }
    }

    private void anonymous(SourceValue source) {
        service.report()
                .ignored(
                        source,
                        "the path is on the disk of the task, with the content of the image, until the task ends");
    }

    /** A volume in memory, whose size ECS requires and Compose does not. */
    private void memory(SourceValue source, String path, String size) {
        var clean = clean(path);
        if (isAllowed(source, clean)) {
            sources.put(clean, source);
            var mebibytes = ContainerSize.mebibytes(size);
            var volume = service.draft().section("volumes").section(clean);
            volume.put("tmpfsMiB", (int) Math.max(1, Math.ceil(mebibytes.orElse(DEFAULT_MEMORY))));
            service.report()
                    .changed(
                            source,
                            volume.key("tmpfsMiB"),
                            mebibytes.isPresent()
                                    ? "in MiB, which count towards the memory of the task"
                                    : "Compose sets no limit: %d MiB, which count towards the memory of the task"
                                            .formatted(DEFAULT_MEMORY));
        }
    }

    private static String clean(String path) {
        return path.length() > 1 ? path.replaceAll("/+$", "") : path;
    }

    private boolean isAllowed(SourceValue source, String path) {
        if (!VolumeMount.isAllowed(path)) {
            service.report()
                    .lost(
                            source,
                            "a volume at %s hides a folder without which no container starts, or has a path that is not allowed: mount it elsewhere"
                                    .formatted(path));
            return false;
        }
        return true;
    }

    private void named(SourceValue source, String volume, String path, boolean isReadOnly) {
        var clean = clean(path);
        if (!isAllowed(source, clean)) {
            return;
        }
        var file = fileSystem(volume);
        sources.put(clean, source);
        var target = service.draft().section("volumes").section(clean);
        target.put("fileSystem", file);
        var owner = owner(volume);
        if (isExisting(volume)) {
            target.put("path", "/");
        } else {
            target.put("path", "/" + volume.replaceAll("[^A-Za-z0-9_-]", "-"));
        }
        owner.ifPresent(ids -> target.put("owner", ids));
        if (isReadOnly) {
            target.put("readOnly", true);
        }
        service.report().changed(source, target.path(), NEW.formatted(owner.orElse(FileOwner.DEFAULT.toString())));
    }

    private boolean isExisting(String volume) {
        return Optional.ofNullable(service.scope().file().others("volumes").get(volume))
                .flatMap(value -> value.member("driver_opts"))
                .flatMap(options -> options.member("o"))
                .filter(text -> text.text().matches(".*addr=fs-[0-9a-f]+.*"))
                .isPresent();
    }

    /** The owner of a volume: the user of a container that mounts it, if it is a number; none for names and for root. */
    private Optional<String> owner(String volume) {
        return service.scope().file().services().values().stream()
                .filter(other -> mounts(other, volume))
                .flatMap(other -> other.member("user").stream())
                .map(user -> USER.matcher(user.text()))
                .filter(Matcher::matches)
                .map(user -> "%s:%s".formatted(user.group(1), user.group(2) == null ? user.group(1) : user.group(2)))
                .findFirst();
    }

    private static boolean mounts(SourceValue other, String volume) {
        return other.member("volumes").map(SourceValue::items).orElse(List.of()).stream()
                .map(item -> item.member("source").map(SourceValue::text).orElse(item.text()))
                .anyMatch(text -> text.split(":")[0].equals(volume));
    }

    /** The file system of a volume, which all volumes share, each in a folder of its own. */
    private String fileSystem(String volume) {
        var scope = service.scope();
        var systems = scope.root().section("storage").section("fileSystems");
        var definition = Optional.ofNullable(scope.file().others("volumes").get(volume));
        definition.filter(SourceValue::isObject).ifPresent(value -> value.members()
                .forEach((key, member) -> option(scope, volume, key, member)));
        definition.ifPresent(SourceValue::markRead);
        if (definition.isEmpty()) {
            scope.errors()
                    .add(
                            service.source(),
                            "the volume %s is not among the volumes of the file; add it below volumes"
                                    .formatted(volume));
        }
        systems.section(FILES);
        return FILES;
    }

    private static void option(ComposeScope scope, String volume, String key, SourceValue value) {
        var notes = Map.of(
                "external", "a volume of your machine: copy its files into the file system",
                "name", "the folder has the name of the volume, /%s".formatted(volume),
                "labels", "slipway:tags are those of the file system");
        scope.report()
                .lost(
                        value,
                        notes.getOrDefault(
                                key,
                                "EFS has no drivers and options: an existing file system by slipway:storage.fileSystems.<name>.existing"));
    }

    /** Writes a section for reports of a mount without a file system. */
    static String key(DraftSection draft, String path) {
        return draft.key("volumes." + path);
    }
}
