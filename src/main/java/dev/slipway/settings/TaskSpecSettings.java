package dev.slipway.settings;

import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.FargateSize;
import dev.slipway.components.service.Sidecar;
import dev.slipway.components.service.TaskSpec;
import dev.slipway.settings.reader.Section;
import java.util.List;
import java.util.Map;

/** Reader of the size of a task and of what its containers share, for a service or a job. */
final class TaskSpecSettings {
    private TaskSpecSettings() {}

    /**
     * Reads a task.
     *
     * @param own its own container
     */
    static TaskSpec read(Section section, ContainerSpec own, List<Sidecar> sidecars, ImageSettings images) {
        var size = size(section);
        var writable = own.options().withReadOnly(false).withVolumes(List.of());
        var bare = TaskSpec.of(own.withDependsOn(Map.of()).withOptions(writable))
                .withSize(size)
                .withArchitecture(images.architecture(section))
                .withExec(section.flag("exec", false));
        var files = ContainerSettings.secretFiles(section);
        var disk = section.integer("diskGiB", TaskSpec.MIN_DISK, TaskSpec.MAX_DISK);
        return section.make(() -> new TaskSpec(size, bare.architecture(), own, sidecars, files, disk, bare.exec()))
                .orElse(bare);
    }

    private static FargateSize size(Section section) {
        var cpu = section.oneOf("cpu", FargateSize.SMALLEST.cpu(), FargateSize.cpus());
        var memories = FargateSize.memories(cpu);
        var memory = section.integer("memory", memories.get(0), 1, 122880);
        return section.refused("cpu")
                ? FargateSize.SMALLEST
                : section.make(() -> FargateSize.of(cpu, memory)).orElse(FargateSize.SMALLEST);
    }
}
