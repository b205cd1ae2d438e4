package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The limits of the number of tasks while ECS replaces the tasks of a service, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html">
 * DeploymentConfiguration</a>.
 *
 * @param replacement the order in which a task and its successor run
 * @param minPercent the lower limit of healthy tasks in percent of the desired count, rounded up, 0 to 100
 * @param maxPercent the upper limit of starting and running tasks in percent of the desired count, rounded down, 100 to
 *     200: ECS starts no more than the desired count beside the running tasks
 */
public record DeploymentConfiguration(Replacement replacement, int minPercent, int maxPercent) {
    /** New tasks start beside the running ones, which stop when the new ones are healthy. */
    public static final DeploymentConfiguration ROLLING = new DeploymentConfiguration(Replacement.ROLLING, 100, 200);

    /** The running task stops before the next one starts. */
    public static final DeploymentConfiguration RECREATE = new DeploymentConfiguration(Replacement.RECREATE, 0, 100);

    /** The order in which a task and its successor run. */
    public enum Replacement {
        ROLLING,
        RECREATE
    }

    /** The maximum of {@code maxPercent}. */
    public static final int MAX = 200;

    private static final String ONE = "set it to 1, or replace to rolling";

    /** @throws SpecException for percentages beyond the limits, and for 100 as both, which ECS refuses */
    public DeploymentConfiguration {
        var errors = new SpecErrors();
        if (minPercent < 0 || minPercent > 100) {
            errors.add("minPercent", "0 to 100 is allowed", "set it to 100");
        }
        if (maxPercent < 100 || maxPercent > MAX) {
            errors.add("maxPercent", "100 to 200 is allowed", "set it to 200");
        }
        if (minPercent == 100 && maxPercent == 100) {
            errors.add(
                    "maxPercent",
                    "with minPercent 100 and maxPercent 100 no task may start and none may stop",
                    "raise maxPercent, or lower minPercent");
        }
        errors.throwAll();
    }

    /** True for a service whose task never runs beside its successor. */
    public boolean recreates() {
        return replacement == Replacement.RECREATE;
    }

    /**
     * True if ECS may move tasks to other Availability Zones: it starts them beside the running ones, and
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html">supports no service
     * with a maximum of 100 percent</a>.
     */
    boolean rebalances() {
        return maxPercent > 100;
    }

    /** The errors of a number of tasks and a scaling that the percentages do not allow, by their keys in a service. */
    List<SpecException> errors(Capacity capacity, ScalingSpec scaling) {
        var errors = new ArrayList<SpecException>();
        if (recreates()) {
            var reason = "with deploy.replace recreate one task runs at a time";
            if (capacity.max() > 1) {
                errors.add(new SpecException(capacity.desired() > 1 ? "count.desired" : "count.max", reason, ONE));
            }
            if (scaling.active()) {
                errors.add(new SpecException("scale", reason, "remove it, or set replace to rolling"));
            }
        } else if (capacity.max() > 0 && blocks(smallest(capacity, scaling))) {
            errors.add(blocked(smallest(capacity, scaling)));
        }
        return errors;
    }

    /** The smallest number of tasks that a deployment can meet, 1 or more. */
    private static int smallest(Capacity capacity, ScalingSpec scaling) {
        return Math.max(
                1,
                IntStream.concat(
                                IntStream.of(capacity.min()),
                                scaling.schedules().stream().mapToInt(ScalingSchedule::min))
                        .min()
                        .orElse(1));
    }

    private boolean blocks(int tasks) {
        var atLeast = (tasks * minPercent + 99) / 100;
        var atMost = tasks * maxPercent / 100;
        return atLeast >= tasks && atMost <= tasks;
    }

    private SpecException blocked(int tasks) {
        return new SpecException(
                "deploy.maxPercent",
                "with %d task%s minPercent %d and maxPercent %d let no task start and none stop"
                        .formatted(tasks, tasks == 1 ? "" : "s", minPercent, maxPercent),
                "raise maxPercent to %d, or lower minPercent to %d"
                        .formatted((100 * (tasks + 1) + tasks - 1) / tasks, 100 * (tasks - 1) / tasks));
    }
}
