package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.network.TaskPorts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Arguments of {@link ServiceTarget}. Limits from
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html">target
 * group attributes</a>.
 *
 * @param port TCP port of the tasks, 1 to 65535
 * @param health health check of the tasks
 * @param deregistrationDelay time in which a task finishes its requests after it gets no new ones, 0 to 3600 s
 * @param slowStart slow start, in which the share of a new task's requests rises linearly, 30 to 900 s; empty for none
 * @param stickiness empty for none
 * @param blueGreen weights of blue/green deployments; empty for other deployments
 * @param activator initial target of rules that controllers switch between the tasks and an activator; empty for rules
 *     that always forward to the tasks
 */
@Withers
public record ServiceTargetSpec(
        int port,
        ServiceRoutes routes,
        HealthCheck health,
        Duration deregistrationDelay,
        Optional<Duration> slowStart,
        Optional<Stickiness> stickiness,
        Optional<BlueGreen> blueGreen,
        Optional<InitialTarget> activator)
        implements ServiceTargetSpecBuilder.With {
    /**
     * A deregistration delay of 30 s, the default stop timeout of ECS. AWS's default of 300 s delays every deployment by that
     * time.
     */
    public static final Duration DEFAULT_DEREGISTRATION_DELAY = Duration.ofSeconds(30);

    /** The maximum of the deregistration delay in seconds. */
    public static final int MAX_DEREGISTRATION_DELAY = 3600;

    /** The minimum of the slow start in seconds. */
    public static final int MIN_SLOW_START = 30;

    /** The maximum of the slow start in seconds. */
    public static final int MAX_SLOW_START = 900;

    /**
     * @throws SpecException for a value beyond the limits, and for stickiness with blue/green or an
     *     activator
     */
    public ServiceTargetSpec {
        if (port < 1 || port > 65_535) {
            throw new SpecException("port", "a port of %d is not possible".formatted(port), "give 1 to 65535");
        }
        Seconds.check("deregistrationDelaySeconds", deregistrationDelay, 0, MAX_DEREGISTRATION_DELAY);
        slowStart.ifPresent(time -> Seconds.check("slowStartSeconds", time, MIN_SLOW_START, MAX_SLOW_START));
        if (stickiness.isPresent() && blueGreen.isPresent()) {
            throw new SpecException(
                    "sticky",
                    "clients would stay with the deployment slot of their task, whatever the weights",
                    "set it to false, or remove primary, alternate and release from deploy");
        }
        if (stickiness.isPresent() && activator.isPresent()) {
            throw new SpecException(
                    "sticky",
                    "clients of a service that sleeps would stay with its activator",
                    "set it to false, or sleep.wakeOnRequest to false");
        }
    }

    /**
     * The ports that the load balancer connects to: that of the requests, and that of the health check if it has another one.
     * With blue/green deployments all of them: the slot that is not being released keeps the port of its revision.
     */
    public List<TaskPorts> ports() {
        if (blueGreen.isPresent()) {
            return List.of(TaskPorts.ALL);
        }
        return IntStream.concat(IntStream.of(port), health.port().stream())
                .distinct()
                .mapToObj(TaskPorts::of)
                .toList();
    }

    /** True if a deployment slot keeps its revision. */
    boolean keeps(DeploymentSlot slot) {
        return blueGreen.filter(weights -> weights.keeps(slot)).isPresent();
    }

    /**
     * A target with a health check of {@code /} and a deregistration delay of 30 s, without slow start and stickiness.
     */
    public static ServiceTargetSpec of(int port, ServiceRoutes routes) {
        return new ServiceTargetSpec(
                port,
                routes,
                HealthCheck.of("/"),
                DEFAULT_DEREGISTRATION_DELAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
