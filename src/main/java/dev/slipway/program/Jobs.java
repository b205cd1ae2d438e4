package dev.slipway.program;

import dev.slipway.components.SharedResources;
import dev.slipway.components.controller.ScheduleGroup;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.job.Job;
import dev.slipway.components.job.JobArgs;
import dev.slipway.components.service.InjectedSidecars;
import dev.slipway.components.service.TaskArgs;
import dev.slipway.components.service.TaskPlacement;
import dev.slipway.settings.JobSettings;
import dev.slipway.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Assembly of the jobs. */
public record Jobs(List<DeployedJob> all) {
    /** One job and its image. */
    record DeployedJob(Job job, ContainerImage image) {}

    /** @param schedules the group of the schedules, for a stack with any */
    public static Jobs of(
            Settings settings,
            TaskPlacement placement,
            StoreLinks links,
            Images images,
            Optional<ScheduleGroup> schedules,
            SharedResources shared) {
        return new Jobs(settings.jobs().stream()
                .map(job -> deploy(job, placement, links, images, schedules, shared))
                .toList());
    }

    private static DeployedJob deploy(
            JobSettings read,
            TaskPlacement placement,
            StoreLinks links,
            Images images,
            Optional<ScheduleGroup> schedules,
            SharedResources shared) {
        var image = images.of(read.name());
        var parts = new TaskParts(links.data());
        var task = TaskArgs.of(placement, image, read.task())
                .withAccess(read.spec().access())
                .withLinks(links.of(read.uses()))
                .withFileSystems(parts.fileSystems(read))
                .withInjected(
                        InjectedSidecars.NONE.withRouter(parts.router(read)).withTracing(read.tracing()))
                .withShared(shared);
        var args = new JobArgs(task, read.spec(), schedules, links.data().stores());
        return new DeployedJob(new Job(read.name(), args), image);
    }
}
