package dev.slipway.settings;

import dev.slipway.components.controller.Activity;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.service.LogDestination;
import dev.slipway.components.service.TaskSpec;
import dev.slipway.components.service.Tracing;
import java.util.Optional;

/** Settings that a service and a job have in common, since both run as tasks. */
public sealed interface TaskSettings permits ServiceSettings, JobSettings {
    /** The section of the stack file. */
    TaskSection section();

    String name();

    ImageSpec image();

    /** The containers and the size of its tasks. */
    TaskSpec task();

    UsesSettings uses();

    LogDestination logs();

    Optional<Tracing> tracing();

    /** True for tasks with public IPv4 addresses. */
    boolean assignPublicIp();

    /** The metrics that its containers publish for {@code sleep}. */
    default Optional<Activity.Metrics> metrics() {
        return Optional.empty();
    }
}
