package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SettingNames;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reader of {@code volumes}, {@code mountPoints} and {@code volumesFrom}: file systems, and scratch space of the task. */
final class VolumeMounts {
    private static final String SCRATCH_NOTE = "an empty volume of the task, which is deleted with it: %s";

    private final ImportedTask task;
    private final SettingNames names = new SettingNames();
    private final Map<String, SourceFields> volumes = new LinkedHashMap<>();

    private VolumeMounts(ImportedTask task) {
        this.task = task;
    }

    static VolumeMounts read(ImportedTask task) {
        var all = new VolumeMounts(task);
        for (var volume : task.fields().sections("volumes")) {
            volume.text("name").ifPresentOrElse(name -> all.volume(name.value(), volume), () -> task.errors()
                    .add(volume.source(), "name is required; name the volume"));
        }
        return all;
    }

    private void volume(String name, SourceFields volume) {
        volumes.put(name, volume);
        var service = task.service();
        volume.text("name").ifPresent(field -> task.report().taken(field.source(), service.key("volumes")));
        volume.section("host")
                .ifPresent(
                        host -> host.text("sourcePath")
                                .filter(path -> !path.value().isEmpty())
                                .ifPresent(
                                        path -> task.report()
                                                .changed(
                                                        path.source(),
                                                        service.key("volumes"),
                                                        SCRATCH_NOTE.formatted(
                                                                "Fargate has no folders of a host; copy its files into the image or a file system"))));
        volume.section("dockerVolumeConfiguration").ifPresent(docker -> task.report()
                .changed(
                        docker.source().markAllRead(),
                        service.key("volumes"),
                        SCRATCH_NOTE.formatted("Fargate has no volumes of Docker; use fileSystem for files to keep")));
        volume.value("fsxWindowsFileServerVolumeConfiguration").ifPresent(windows -> task.report()
                .lost(windows, "Slipway has Linux containers and EFS only: an empty scratch volume is written"));
        volume.value("s3filesVolumeConfiguration").ifPresent(files -> task.report()
                .lost(
                        files,
                        "volumes in S3 are not settings: an empty scratch volume is written; use a bucket under uses"));
        volume.flag("configuredAtLaunch").ifPresent(flag -> {
            if (flag.value()) {
                task.report()
                        .lost(
                                flag.source(),
                                "EBS volumes are not settings: an empty scratch volume is written; see diskGiB");
            } else {
                task.report().ignored(flag.source(), "false, as without it");
            }
        });
        volume.section("efsVolumeConfiguration").ifPresent(efs -> existing(name, efs));
    }

    private void existing(String name, SourceFields efs) {
        var file = task.root()
                .section("storage")
                .section("fileSystems")
                .section(names.of(fileSystem(efs, name), name, name));
        var existing = file.section("existing");
        efs.text("fileSystemId")
                .ifPresentOrElse(
                        id -> {
                            existing.take("id", id);
                            if (!id.value().matches("fs-[0-9a-f]{8,17}")) {
                                task.report()
                                        .open(
                                                id.source(),
                                                existing.key("id"),
                                                "a pipeline fills in the id: write it, as in fs-0123456789abcdef0");
                            }
                        },
                        () -> task.errors()
                                .add(efs.source(), "fileSystemId is required; write the id of the file system"));
        if (!existing.has("securityGroupId")) {
            existing.put("securityGroupId", ImportedTask.FILL_IN);
            task.report()
                    .open(
                            efs.source(),
                            existing.key("securityGroupId"),
                            "write the security group of its mount targets, which are in the VPC of slipway:network.existing: aws efs describe-mount-target-security-groups");
        }
        efs.text("transitEncryption")
                .ifPresent(encryption -> task.report().ignored(encryption.source(), "TLS is always on"));
        efs.value("transitEncryptionPort").ifPresent(port -> task.report().ignored(port, "the agent chooses a port"));
        efs.section("authorizationConfig").ifPresent(authorization -> {
            authorization.text("iam").ifPresent(iam -> task.report()
                    .ignored(iam.source(), "IAM authorization is always on"));
            authorization
                    .text("accessPointId")
                    .filter(point -> !point.value().isEmpty())
                    .ifPresent(
                            point -> task.report()
                                    .open(
                                            point.source(),
                                            task.service().key("volumes"),
                                            "each service has an access point of its own: write path and owner of this one, from aws efs describe-access-points"));
        });
    }

    private static String fileSystem(SourceFields efs, String otherwise) {
        return efs.text("fileSystemId").map(id -> id.value()).orElse(otherwise);
    }

    /** The volumes of a container: its own, and those of other containers. */
    void mounts(SourceFields container, DraftSection draft) {
        container.sections("mountPoints").forEach(mount -> mount(mount, draft, false));
        for (var other : container.sections("volumesFrom")) {
            var readOnly = other.flag("readOnly");
            readOnly.ifPresent(flag -> task.report().taken(flag.source(), draft.key("volumes")));
            var isReadOnly = readOnly.map(flag -> flag.value()).orElse(false);
            task.filled(other, "sourceContainer").ifPresent(name -> {
                var source = Optional.ofNullable(task.containers().get(name.value()));
                source.flatMap(found -> found.member("mountPoints"))
                        .map(SourceValue::items)
                        .ifPresent(mounts -> mounts.forEach(
                                mount -> mount(new SourceFields(mount, task.errors()), draft, isReadOnly)));
                task.report()
                        .changed(
                                name.source(),
                                draft.key("volumes"),
                                "the volumes of %s are written out".formatted(name.value()));
                if (source.isEmpty()) {
                    task.errors()
                            .add(
                                    name.source(),
                                    "there is no such container; name one of %s"
                                            .formatted(String.join(
                                                    ", ", task.containers().keySet())));
                }
            });
        }
    }

    private void mount(SourceFields mount, DraftSection draft, boolean isReadOnly) {
        if (ImportedTask.text(mount.source(), "sourceVolume").orElse("-").isBlank()) {
            task.report().ignored(mount.source(), "empty, as without it");
            return;
        }
        var name = mount.text("sourceVolume");
        var path = mount.text("containerPath");
        if (name.isEmpty() || path.isEmpty()) {
            task.errors().add(mount.source(), "sourceVolume and containerPath are required; write both");
            return;
        }
        var volume = Optional.ofNullable(volumes.get(name.get().value()));
        if (volume.isEmpty()) {
            task.errors().add(name.get().source(), "the task has no such volume; write it under volumes");
            return;
        }
        var folder = path.get().value().replaceFirst("(?<=.)/+$", "");
        var target = draft.section("volumes").section(folder);
        if (folder.equals(path.get().value())) {
            task.report().taken(path.get().source(), target.path());
        } else {
            task.report().changed(path.get().source(), target.path(), "the path without the slash at its end");
        }
        var efs = volume.get().section("efsVolumeConfiguration");
        if (efs.isPresent()) {
            target.take(
                    "fileSystem",
                    names.of(fileSystem(efs.get(), name.get().value())),
                    name.get().source());
            var root = efs.get().text("rootDirectory");
            root.filter(start -> !start.value().equals("/"))
                    .ifPresentOrElse(start -> target.take("path", start), () -> {
                        target.preset(
                                "path", "/", efs.get().source(), "the default of rootDirectory, the whole file system");
                        root.ifPresent(start -> task.report().taken(start.source(), target.key("path")));
                    });
        } else {
            target.take(
                    "scratch",
                    names.of(
                            "scratch " + name.get().value(),
                            name.get().value(),
                            name.get().value()),
                    name.get().source());
        }
        var readOnly = mount.flag("readOnly");
        readOnly.ifPresent(flag -> target.take("readOnly", flag));
        if (isReadOnly) {
            target.put("readOnly", true);
        }
    }
}
