package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.Map;
import java.util.Optional;

/** Reader of {@code sidecars}. */
final class SidecarFields {
    private static final String NO_IMAGE = "FILL-IN";

    private SidecarFields() {}

    static void read(Workload workload) {
        var all = workload.fields().entries("sidecars");
        // A container may depend on one that is declared after it.
        all.keySet().forEach(name -> {
            var draft = workload.draft().element("sidecars");
            draft.put("name", name);
            workload.sidecars().put(name, draft);
        });
        all.forEach((name, value) -> {
            if (value.isNothing()) {
                workload.errors().add(value.markRead(), "a sidecar needs an image; name one");
            } else {
                workload.fields().section(value).ifPresent(fields -> read(workload, fields, name));
            }
        });
    }

    private static void read(Workload workload, SourceFields fields, String name) {
        var draft = workload.sidecars().get(name);
        workload.report().taken(fields.source(), draft.path());
        fields.value("image").ifPresentOrElse(image -> image(workload, fields, image, draft), () -> workload.errors()
                .add(fields.source(), "a sidecar needs an image; name one"));
        fields.text("port").ifPresent(port -> {
            var parts = port.value().split("/");
            if (!parts[0].matches("\\d{1,5}")) {
                workload.errors().add(port.source(), "a port is allowed; write it as in 8080 or 8125/udp");
                return;
            }
            draft.take("port", Integer.parseInt(parts[0]), port.source());
            if (parts.length > 1 && parts[1].equalsIgnoreCase("udp")) {
                workload.report()
                        .changed(
                                port.source(),
                                draft.key("port"),
                                "the port is declared with TCP; containers of one task reach each other on localhost with UDP as well");
            }
        });
        fields.flag("essential").ifPresent(flag -> draft.take("essential", flag));
        fields.text("credentialsParameter").ifPresent(secret -> draft.take("repositoryCredentials", secret));
        VariableFields.read(workload, fields, draft);
        for (var mount : fields.sections("mount_points")) {
            mount(workload, mount, draft);
        }
        ContainerFields.labels(fields, draft);
        ContainerFields.dependsOn(fields, draft, workload);
        ContainerFields.commands(fields, draft);
        ContainerFields.healthCheck(fields, draft);
    }

    private static void image(Workload workload, SourceFields fields, SourceValue image, DraftSection draft) {
        if (image.isText()) {
            draft.take("image", image.text(), image);
            return;
        }
        fields.section(image).ifPresent(source -> {
            source.text("location").ifPresent(location -> draft.take("image", location));
            source.value("build").ifPresent(build -> {
                draft.put("image", NO_IMAGE);
                workload.report()
                        .open(
                                build.markAllRead(),
                                draft.key("image"),
                                "only the service's own image is built by a deployment: push this one to a repository and name it here");
            });
        });
    }

    private static void mount(Workload workload, SourceFields mount, DraftSection draft) {
        var volume = mount.text("source_volume");
        var path = mount.text("path");
        if (volume.isEmpty() || path.isEmpty()) {
            workload.errors().add(mount.source(), "source_volume and path are required; write the missing one");
            return;
        }
        var volumes = workload.source()
                .member("storage")
                .flatMap(storage -> storage.member("volumes"))
                .map(SourceValue::members)
                .orElse(Map.of());
        if (!volumes.containsKey(volume.get().value())) {
            workload.report()
                    .open(
                            volume.get().source(),
                            draft.key("volumes"),
                            "storage.volumes has no such volume: an empty one of the task is written; mount it in the service as well, by the same name");
        }
        var target = draft.section("volumes").section(path.get().value());
        var kind = Optional.ofNullable(volumes.get(volume.get().value())).orElse(mount.source());
        new StorageFields(workload).volume(volume.get().value(), kind, target);
        workload.report().taken(volume.get().source(), target.path());
        workload.report().taken(path.get().source(), target.path());
        StorageFields.readOnly(mount, target);
    }
}
