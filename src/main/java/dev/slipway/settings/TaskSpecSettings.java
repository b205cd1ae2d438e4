package dev.slipway.settings;

import dev.slipway.base.SpecErrors;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.FargateSize;
import dev.slipway.components.service.Sidecar;
import dev.slipway.components.service.TaskSpec;
import dev.slipway.settings.reader.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reader of the task of a service or a job: its containers together, their size and their disk. */
final class TaskSpecSettings {
    private static final int MAX_MEMORY = 122_880;

    private TaskSpecSettings() {}

    /** Reads the task; with the containers that are possible together if some of them break a rule. */
    static TaskSpec read(Section section, TaskContainers containers, ImageSettings images) {
        var size = size(section);
        var architecture = images.architecture(section);
        var exec = section.flag("exec", false);
        var files = ContainerSettings.secretFiles(section);
        var disk = section.above("diskGiB", TaskSpec.MIN_DISK - 1, TaskSpec.MAX_DISK, "GiB");
        return section.make(() -> new TaskSpec(
                        size, architecture, containers.own(), containers.sidecars(), files, disk, Set.of(), exec))
                .orElseGet(() -> possible(containers).withSize(size).withArchitecture(architecture));
    }

    /** A task with as many of the containers as break no rule together, for rules about the rest of the stack file. */
    private static TaskSpec possible(TaskContainers containers) {
        var own = containers.own().withDependsOn(Map.of());
        var task = SpecErrors.possible(() -> TaskSpec.of(own))
                .orElseGet(() -> TaskSpec.of(own.withOptions(own.options().withVolumes(List.of()))));
        for (var sidecar : containers.sidecars()) {
            var before = task;
            var sidecars = new ArrayList<>(before.sidecars());
            sidecars.add(new Sidecar(
                    sidecar.name(), sidecar.image(), sidecar.container().withDependsOn(Map.of()), sidecar.essential()));
            task = SpecErrors.possible(() -> before.withSidecars(sidecars)).orElseGet(() -> standIn(before));
        }
        return task;
    }

    /** The task with a sidecar instead of a refused one, so that the positions of the others stay. */
    private static TaskSpec standIn(TaskSpec task) {
        var sidecars = new ArrayList<>(task.sidecars());
        sidecars.add(new Sidecar(
                "refused-%d".formatted(sidecars.size()), ImageSourceSettings.STAND_IN, ContainerSpec.DEFAULT, false));
        return task.withSidecars(sidecars);
    }

    private static FargateSize size(Section section) {
        var cpu = section.oneOf("cpu", FargateSize.SMALLEST.cpu(), FargateSize.cpus());
        var memories = FargateSize.memories(cpu);
        var memory = section.integer("memory", memories.get(0), 1, MAX_MEMORY);
        return section.refused("cpu")
                ? FargateSize.SMALLEST
                : section.make(() -> FargateSize.of(cpu, memory)).orElse(FargateSize.SMALLEST);
    }
}
