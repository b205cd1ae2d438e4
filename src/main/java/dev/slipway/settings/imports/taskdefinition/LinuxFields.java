package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.components.service.ContainerLimits;
import dev.slipway.components.service.VolumeMount;
import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import java.util.Map;

/** Reader of {@code linuxParameters} and {@code ulimits}. */
final class LinuxFields {
    private static final int MAX_FILES = 1048576;

    private static final Map<String, String> WITHOUT_KEY = Map.of(
            "capabilities", "containers have the default capabilities: no other one is a setting",
            "devices", "Fargate does not support it",
            "sharedMemorySize", "Fargate does not support it",
            "maxSwap", "Fargate does not support it",
            "swappiness", "Fargate does not support it");

    private final ImportedTask task;
    private final DraftSection draft;

    LinuxFields(ImportedTask task, DraftSection draft) {
        this.task = task;
        this.draft = draft;
    }

    void read(SourceFields linux) {
        linux.flag("initProcessEnabled").ifPresent(init -> draft.take("init", init));
        linux.section("capabilities")
                .filter(capabilities -> capabilities.source().members().values().stream()
                        .allMatch(list -> list.items().isEmpty()))
                .ifPresent(none -> none.source().markAllRead());
        linux.sections("tmpfs").forEach(this::memory);
        task.lost(linux, WITHOUT_KEY);
    }

    /** A volume in memory. */
    private void memory(SourceFields tmpfs) {
        task.filled(tmpfs, "containerPath").ifPresent(path -> {
            var folder = path.value().replaceFirst("(?<=.)/+$", "");
            if (!VolumeMount.isAllowed(folder)) {
                tmpfs.source().markAllRead();
                task.report().lost(path.source(), "no volume of a stack file may be at " + folder);
                return;
            }
            var volume = draft.section("volumes").section(folder);
            task.report().taken(path.source(), volume.path());
            tmpfs.integer("size", 1, ContainerLimits.MAX_MEMORY).ifPresent(size -> volume.take("tmpfsMiB", size));
        });
        tmpfs.value("mountOptions").ifPresent(options -> task.report()
                .lost(options, "a volume in memory has the mount options of Fargate"));
    }

    /** {@code ulimits}, of which the number of open files has a key. */
    void limits(SourceFields container) {
        for (var limit : container.sections("ulimits")) {
            var name = limit.text("name");
            if (!name.map(field -> field.value()).orElse("").equals("nofile")) {
                task.report().lost(limit.source(), "of the limits, nofile alone has a key");
                continue;
            }
            var files = draft.section("ulimits").section("nofile");
            name.ifPresent(field -> task.report().taken(field.source(), files.path()));
            limit.integer("softLimit", 1, MAX_FILES).ifPresent(soft -> files.take("soft", soft));
            limit.integer("hardLimit", 1, MAX_FILES).ifPresent(hard -> files.take("hard", hard));
        }
    }
}
