package dev.slipway.settings.imports.taskdefinition;

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
            "tmpfs", "Fargate does not support it: use a scratch volume",
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
        task.lost(linux, WITHOUT_KEY);
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
