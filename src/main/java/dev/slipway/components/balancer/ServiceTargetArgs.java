package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.function.RouteTarget;
import java.time.Duration;
import java.util.Optional;

/**
 * How a balancer serves one service. Limits from
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html">target
 * group attributes</a>.
 *
 * @param port the port that the tasks listen on, 1 to 65535. A change replaces the target group
 * @param health how tasks are checked
 * @param drain how long a task that is leaving may finish its requests, 0 to 3600 s
 * @param slowStart over what time the share of requests of a new task rises to its full share, 30 to 900 s; empty for at
 *     once
 * @param stickiness empty for none
 * @param blueGreen how requests are shared out between two revisions; empty for one
 * @param activator where the rules lead at first that controllers lead to an activator and back; empty for rules that always
 *     lead to the tasks
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

    /** Checks {@code /}, drains for 30 s, starts at once, is not sticky. */
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
