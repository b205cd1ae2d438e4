package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.function.RouteTarget;
import java.time.Duration;
import java.util.Optional;

/**
 * Arguments of a service behind a load balancer. Limits from
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html">target
 * group attributes</a>.
 *
 * @param port the port that the tasks listen on, 1 to 65535. A change replaces the target group
 * @param health the health check of the target group
 * @param drain the deregistration delay, 0 to 3600 s
 * @param slowStart the slow start duration, in which a new task's share of requests rises, 30 to 900 s; empty for none
 * @param stickiness empty for none
 * @param blueGreen the weights of two revisions; empty for one revision
 * @param activator the first target of rules that controllers switch between the tasks and an activator; empty for rules that
 *     always forward to the tasks
 */
@Withers
public record ServiceTargetArgs(
        int port,
        ServiceRoutes routes,
        HealthCheck health,
        Duration drain,
        Optional<Duration> slowStart,
        Optional<Stickiness> stickiness,
        Optional<BlueGreen> blueGreen,
        Optional<RouteTarget> activator)
        implements ServiceTargetArgsBuilder.With {

    /** @throws IllegalArgumentException for a value beyond the limits, and for stickiness with two revisions or an activator */
    public ServiceTargetArgs {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port of %d is not possible: give 1 to 65535".formatted(port));
        }
        Seconds.check("a drain time", drain, 0, 3600);
        slowStart.ifPresent(time -> Seconds.check("a slow start", time, 30, 900));
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

    /** A health check of {@code /}, a deregistration delay of 30 s, no slow start, no stickiness. */
    public static ServiceTargetArgs of(int port, ServiceRoutes routes) {
        // 30 s is what ECS gives a task to stop. The 300 s that AWS starts from make every deployment wait that long.
        return new ServiceTargetArgs(
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
