package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reader of the size, the platform and ECS Exec of a task. */
final class TaskFields {
    private static final Map<String, String> ARCHITECTURES =
            Map.of("arm64", "arm64", "arm", "arm64", "x86_64", "x86_64", "amd64", "x86_64");
    private static final int MAX_CPU = 16384;
    private static final int MAX_MEMORY = 122880;
    private static final Set<String> LINUX = Set.of("linux");

    private TaskFields() {}

    static void read(Workload workload) {
        size(workload, 256, 512);
        platform(workload);
        exec(workload);
        ContainerFields.commands(workload.fields(), workload.draft());
    }

    /** {@code cpu} and {@code memory}, which are always written, with the defaults of the type. */
    static void size(Workload workload, int cpu, int memory) {
        var fields = workload.fields();
        var draft = workload.draft();
        var source = workload.source();
        var chosen = fields.integer("cpu", 1, MAX_CPU);
        chosen.ifPresentOrElse(
                field -> draft.take("cpu", field), () -> draft.preset("cpu", cpu, source, "Copilot's default of cpu"));
        fields.integer("memory", 1, MAX_MEMORY).ifPresentOrElse(field -> draft.take("memory", field), () -> {
            if (chosen.map(field -> field.value() == cpu).orElse(true)) {
                draft.preset("memory", memory, source, "Copilot's default of memory");
            } else {
                workload.report()
                        .changed(
                                source,
                                draft.key("memory"),
                                "the manifest has no memory, and Copilot's default of %d is not a size of Fargate for its cpu: the smallest one is used"
                                        .formatted(memory));
            }
        });
    }

    /** {@code platform}; Copilot's default is x86_64, Slipway's arm64. */
    static void platform(Workload workload) {
        var draft = workload.draft();
        workload.fields()
                .value("platform")
                .ifPresentOrElse(
                        value -> platform(workload, value),
                        () -> draft.preset(
                                "architecture",
                                "x86_64",
                                workload.source(),
                                "Copilot's default platform is linux/x86_64, Slipway's arm64"));
    }

    private static void platform(Workload workload, SourceValue value) {
        if (value.isText()) {
            var parts = value.text().toLowerCase(Locale.ROOT).split("/");
            if (parts.length != 2 || !ARCHITECTURES.containsKey(parts[1])) {
                workload.errors()
                        .add(
                                value,
                                "an operating system and an architecture are allowed; write it as in linux/x86_64 or linux/arm64");
                return;
            }
            architecture(workload, value, parts[0], parts[1]);
            return;
        }
        workload.fields().section(value).ifPresent(platform -> {
            var system = platform.text("osfamily");
            var architecture = platform.choice("architecture", java.util.List.of("x86_64", "amd64", "arm64", "arm"));
            if (system.isEmpty() || architecture.isEmpty()) {
                workload.errors().add(value, "osfamily and architecture are both required; write the missing one");
                return;
            }
            architecture(
                    workload,
                    architecture.get().source(),
                    system.get().value().toLowerCase(Locale.ROOT),
                    architecture.get().value().toLowerCase(Locale.ROOT));
            if (LINUX.contains(system.get().value().toLowerCase(Locale.ROOT))) {
                workload.report().taken(system.get().source(), workload.draft().key("architecture"));
            }
        });
    }

    private static void architecture(Workload workload, SourceValue value, String system, String architecture) {
        workload.draft().take("architecture", ARCHITECTURES.get(architecture), value);
        if (!LINUX.contains(system)) {
            workload.report()
                    .open(
                            value,
                            workload.draft().key("image"),
                            "Slipway has Linux containers alone: build the image for Linux, or keep this service outside");
        }
    }

    private static void exec(Workload workload) {
        var fields = workload.fields();
        fields.value("exec").ifPresent(value -> {
            if (value.isObject()) {
                fields.section(value).flatMap(exec -> exec.flag("enable")).ifPresent(enable -> workload.draft()
                        .take("exec", enable));
            } else {
                fields.flag(value).ifPresent(flag -> workload.draft().take("exec", flag));
            }
        });
    }

    /** The fields of a section that a flag may stand for. */
    static boolean isOn(SourceFields fields, SourceValue value) {
        return value.isObject() || fields.flag(value).map(flag -> flag.value()).orElse(false);
    }

    /** Writes a note that a key is not written, because the draft has it already. */
    static boolean isFree(DraftSection draft, String key) {
        return !draft.has(key);
    }
}
