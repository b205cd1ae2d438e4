package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reader of {@code storage}: the disk, the root file system and volumes. */
final class StorageFields {
    /** The file system of an environment, which Copilot manages. */
    private static final String MANAGED = "shared";

    private static final String MANAGED_NOTE =
            "a new file system of the stack: copy the files of Copilot's by AWS DataSync, or name it under existing (aws efs describe-file-systems)";
    private static final String FILL_IN = "FILL-IN";
    private static final int INCLUDED_GIB = 20;
    private static final int MAX_GIB = 200;

    private final Workload workload;

    StorageFields(Workload workload) {
        this.workload = workload;
    }

    static void read(Workload workload) {
        workload.fields().section("storage").ifPresent(new StorageFields(workload)::read);
    }

    private void read(SourceFields storage) {
        var draft = workload.draft();
        storage.integer("ephemeral", INCLUDED_GIB, MAX_GIB).ifPresent(size -> {
            if (size.value() > INCLUDED_GIB) {
                draft.take("diskGiB", size);
            } else {
                workload.report().ignored(size.source(), "20 GiB is what every task has");
            }
        });
        storage.flag("readonly_fs").ifPresent(flag -> {
            if (flag.value() && Boolean.TRUE.equals(draft.members().get("exec"))) {
                draft.members().remove("exec");
                draft.change(
                        "readOnly",
                        true,
                        flag.source(),
                        "ECS Exec does not work with a read-only root file system, so exec is left out");
            } else {
                draft.take("readOnly", flag);
            }
        });
        var paths = new LinkedHashMap<String, String>();
        storage.entries("volumes")
                .forEach((name, value) -> storage.section(value).ifPresent(volume -> volume.text("path")
                        .ifPresentOrElse(
                                path -> {
                                    var target = draft.section("volumes").section(path.value());
                                    paths.put(name, path.value());
                                    workload.report().taken(path.source(), target.path());
                                    volume(name, value, target);
                                    readOnly(volume, target);
                                },
                                () -> unmounted(name, value, volume))));
        if (!paths.isEmpty()) {
            draft.section("environment")
                    .preset(
                            "COPILOT_MOUNT_POINTS",
                            json(paths),
                            storage.source(),
                            "the variable that Copilot sets for volumes");
        }
    }

    private void unmounted(String name, SourceValue value, SourceFields volume) {
        var mounted = workload.source().member("sidecars").stream()
                .flatMap(all -> all.members().values().stream())
                .flatMap(sidecar -> sidecar.member("mount_points").stream())
                .flatMap(points -> points.items().stream())
                .anyMatch(point -> point.member("source_volume")
                        .map(SourceValue::text)
                        .orElse("")
                        .equals(name));
        if (mounted) {
            workload.report().taken(value.markAllRead(), workload.draft().key("sidecars") + "[].volumes");
        } else {
            workload.errors().add(volume.source(), "path is required; write the path in the container");
        }
    }

    /** Writes the kind of a volume: a file system, or scratch space of the task. */
    void volume(String name, SourceValue value, DraftSection target) {
        var fields = new SourceFields(value, workload.errors());
        var efs = fields.value("efs");
        if (efs.isEmpty() || !TaskFields.isOn(fields, efs.get())) {
            target.put("scratch", name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9-]", "-"));
            workload.report().taken(value, target.key("scratch"));
            return;
        }
        fields.value("efs")
                .filter(SourceValue::isObject)
                .ifPresentOrElse(
                        object -> fields.section(object).ifPresent(config -> fileSystem(name, config, target)),
                        () -> managed(efs.get(), target));
    }

    private void managed(SourceValue source, DraftSection target) {
        var file = workload.scope().stores().fileSystemName(MANAGED, MANAGED);
        workload.scope().stores().fileSystem(file);
        target.put("fileSystem", file);
        workload.report().changed(source, target.key("fileSystem"), MANAGED_NOTE);
    }

    private void fileSystem(String name, SourceFields config, DraftSection target) {
        var owner = config.integer("uid", 1, Integer.MAX_VALUE - 1);
        var group = config.integer("gid", 1, Integer.MAX_VALUE - 1);
        if (owner.isPresent() != group.isPresent()) {
            workload.errors().add(config.source(), "uid and gid are set together; write the missing one");
        }
        var id = config.value("id");
        if (id.isEmpty()) {
            managed(config.source(), target);
            owner.ifPresent(user -> target.take(
                    "owner",
                    "%d:%d"
                            .formatted(
                                    user.value(),
                                    group.map(field -> field.value()).orElse(0)),
                    user.source()));
            group.ifPresent(field -> workload.report().taken(field.source(), target.key("owner")));
            return;
        }
        existing(name, id.get(), config, target);
        config.text("root_dir")
                .ifPresentOrElse(
                        root -> target.take(
                                "path",
                                root.value().startsWith("/") ? root.value() : "/" + root.value(),
                                root.source()),
                        () -> target.preset(
                                "path", "/", config.source(), "Copilot's default of root_dir, the whole file system"));
        config.section("auth").ifPresent(auth -> {
            auth.flag("iam").ifPresent(iam -> {
                if (iam.value()) {
                    workload.report().taken(iam.source(), target.key("fileSystem"));
                } else {
                    workload.report().changed(iam.source(), target.key("fileSystem"), "IAM authorization is always on");
                }
            });
            auth.text("access_point_id").ifPresent(point -> workload.report()
                    .lost(
                            point.source(),
                            "each service has an access point of its own: set path and owner to those of this one"));
        });
    }

    private void existing(String name, SourceValue id, SourceFields config, DraftSection target) {
        var stores = workload.scope().stores();
        var text = id.isText() ? id.text() : name;
        var file = stores.fileSystemName(text, name);
        var section = stores.fileSystem(file).section("existing");
        target.put("fileSystem", file);
        if (id.isObject()) {
            config.section(id).flatMap(from -> from.text("from_cfn")).ifPresent(export -> workload.report()
                    .open(
                            export.source(),
                            section.key("id"),
                            "a stack file cannot read the export %s of CloudFormation: write the id of the file system"
                                    .formatted(export.value())));
            section.put("id", FILL_IN);
        } else {
            section.take("id", id.text(), id);
        }
        if (!section.has("securityGroupId")) {
            section.put("securityGroupId", FILL_IN);
        }
        workload.report()
                .open(
                        id,
                        section.key("securityGroupId"),
                        "write the security group of its mount targets: aws efs describe-mount-target-security-groups");
    }

    /** {@code read_only}, true by default in Copilot. */
    static void readOnly(SourceFields mount, DraftSection target) {
        mount.flag("read_only")
                .ifPresentOrElse(
                        flag -> target.take("readOnly", flag),
                        () -> target.preset("readOnly", true, mount.source(), "Copilot's default of read_only"));
    }

    private static String json(Map<String, String> paths) {
        return paths.entrySet().stream()
                .map(path -> "\"%s\":\"%s\"".formatted(path.getKey(), path.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
