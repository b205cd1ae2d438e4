package dev.slipway.components.balancer;

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

    /**
     * @throws IllegalArgumentException for a value beyond the limits named above, and two of stickiness, two revisions and a
     *     activator, of which one goes alone
     */
    public ServiceTargetArgs {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port of %d is not possible: give 1 to 65535".formatted(port));
        }
        Seconds.check("a drain time", drain, 0, 3600);
        slowStart.ifPresent(time -> Seconds.check("a slow start", time, 30, 900));
        if (stickiness.isPresent() && blueGreen.isPresent()) {
            throw new IllegalArgumentException(
                    "clients that stay with a task would stay with its side, whatever the weights; leave stickiness out");
        }
        if (stickiness.isPresent() && activator.isPresent()) {
            throw new IllegalArgumentException(
                    "stickiness does not go with an activator, with whom clients would stay; leave one out");
        }
        if (blueGreen.isPresent() && activator.isPresent()) {
            throw new IllegalArgumentException(
                    "a rule leads to two groups, of two revisions or of a service and its activator; leave one out");
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

    public ServiceTargetArgs withSlowStart(Duration slowStart) {
        return new ServiceTargetArgs(
                port, routes, health, drain, Optional.of(slowStart), stickiness, blueGreen, activator);
    }

    public ServiceTargetArgs withStickiness(Stickiness stickiness) {
        return new ServiceTargetArgs(
                port, routes, health, drain, slowStart, Optional.of(stickiness), blueGreen, activator);
    }

    public ServiceTargetArgs withBlueGreen(BlueGreen blueGreen) {
        return new ServiceTargetArgs(
                port, routes, health, drain, slowStart, stickiness, Optional.of(blueGreen), activator);
    }

    public ServiceTargetArgs withActivator(RouteTarget first) {
        return new ServiceTargetArgs(port, routes, health, drain, slowStart, stickiness, blueGreen, Optional.of(first));
    }
}
