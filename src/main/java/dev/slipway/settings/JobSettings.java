package dev.slipway.settings;

import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.job.JobName;
import dev.slipway.components.job.JobSpec;
import dev.slipway.components.job.RunPolicy;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.LogDestination;
import dev.slipway.components.service.ReservedPorts;
import dev.slipway.components.service.TaskSpec;
import dev.slipway.components.service.Tracing;
import dev.slipway.settings.reader.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The specs that a section of {@code jobs} describes: a task that ends, its image and its links. */
public record JobSettings(
        String name, ImageSpec image, JobSpec spec, UsesSettings uses, LogDestination logs, Optional<Tracing> tracing)
        implements TaskSettings {
    /** Replaces a refused name, so that reading goes on. */
    private static final JobName STAND_IN = new JobName("job");

    /** The share of Spot of a run in percent. */
    private static final List<Integer> SPOT = List.of(0, 100);

    /**
     * Reads a section.
     *
     * @param prefix project and stack, with which the name of the state machine begins
     * @param context the job's name, and the parts of the stack that its containers refer to
     * @param logs the log archive of the stack
     * @param stores the stores that the job can use
     */
    static JobSettings read(
            Section section,
            String prefix,
            ContainerContext context,
            ImageSettings images,
            LogSettings logs,
            DeclaredLinks stores) {
        var name = context.service();
        try (section;
                var healthSection = section.section("health")) {
            JobRefusals.check(section);
            var health = HealthSettings.read(healthSection, false);
            var own = ContainerSettings.withoutPorts(section, context, health);
            var sidecars = ContainerSettings.sidecars(section.list("sidecars"), context);
            section.make(() -> new ReservedPorts(name, List.of()).requireUnused(own, sidecars));
            var task = TaskSpecSettings.read(section, new TaskContainers(name, own, sidecars), images);
            var spec = spec(section, section.make("", STAND_IN, () -> new JobName(prefix + name)), task);
            return new JobSettings(
                    name,
                    ImageSourceSettings.ofJob(section, name, task.architecture(), images),
                    spec,
                    UsesReader.read(section, stores, true),
                    logs.destination(section, own, sidecars),
                    TracingSettings.read(section, own, sidecars));
        }
    }

    private static JobSpec spec(Section section, JobName name, TaskSpec task) {
        var rest = JobSpec.of(name, TaskSpec.of(ContainerSpec.DEFAULT))
                .withAccess(AccessSettings.read(section))
                .withSpot(section.oneOf("spot", 0, SPOT) > 0)
                .withAssignPublicIp(section.flag("assignPublicIp", false))
                .withRun(run(section))
                .withSchedule(TriggerSettings.schedule(section))
                .withOn(TriggerSettings.events(section));
        return section.make(() -> rest.withTask(task)).orElse(rest);
    }

    private static RunPolicy run(Section section) {
        var defaults = RunPolicy.DEFAULT;
        var retries = section.integer("retries", defaults.retries(), 0, RunPolicy.MAX_RETRIES);
        var minutes = section.integer(
                "timeoutMinutes", (int) defaults.timeout().toMinutes(), 1, (int) RunPolicy.MAX_TIMEOUT.toMinutes());
        return new RunPolicy(retries, Duration.ofMinutes(minutes), section.choice("overlap", defaults.overlap()));
    }

    @Override
    public TaskSection section() {
        return TaskSection.JOBS;
    }

    @Override
    public TaskSpec task() {
        return spec.task();
    }

    @Override
    public boolean assignPublicIp() {
        return spec.assignPublicIp();
    }
}
