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
 * @param drain deregistration delay, in which a task finishes its requests, 0 to 3600 s
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
        Duration drain,
        Optional<Duration> slowStart,
        Optional<Stickiness> stickiness,
        Optional<BlueGreen> blueGreen,
        Optional<InitialTarget> activator)
        implements ServiceTargetSpecBuilder.With {

    /**
     * @throws SpecException for a value beyond the limits, and for stickiness with blue/green or an
     *     activator
     */
    public ServiceTargetSpec {
        if (port < 1 || port > 65_535) {
            throw new SpecException("port", "a port of %d is not possible".formatted(port), "give 1 to 65535");
        }
        Seconds.check("drainSeconds", drain, 0, 3600);
        slowStart.ifPresent(time -> Seconds.check("slowStartSeconds", time, 30, 900));
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
        // 30 s is the default stop timeout of ECS. AWS's default of 300 s delays every deployment by that time.
        return new ServiceTargetSpec(
                port,
                routes,
                HealthCheck.of("/"),
                Duration.ofSeconds(30),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
