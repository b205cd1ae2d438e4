package dev.slipway.controllers.sleep;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Controller;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.lambda.Outcome;
import dev.slipway.controllers.route.Route;
import dev.slipway.controllers.service.Counts;
import dev.slipway.controllers.service.EcsService;
import dev.slipway.controllers.service.Scaling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Scales a service to zero that is not used. It does nothing during a deployment, during a start, for a grace period
 * after the oldest task has started, and if the use is unknown. The time awake is read from the tasks, so no state is
 * stored.
 */
public final class Sleep implements Controller {
    private final EcsService service;
    private final Scaling scaling;
    private final Route route;
    private final ActivityReader activity;
    private final Limits limits;
    private final InstantSource clock;

    /**
     * Idle time and grace period.
     *
     * @param idle time without use
     * @param grace minimum time awake; it has no effect below {@code idle}
     */
    record Limits(Duration idle, Duration grace) {
        static Limits of(Environment environment) {
            var idle = environment
                    .seconds("IDLE_SECONDS")
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the variable IDLE_SECONDS is missing; set it in the environment of the function"));
            if (idle.toSeconds() < 60) {
                throw new IllegalArgumentException(
                        "%d in the variable IDLE_SECONDS is below 60, the period of the metrics; raise it"
                                .formatted(idle.toSeconds()));
            }
            return new Limits(idle, environment.seconds("GRACE_SECONDS").orElse(idle));
        }

        /** The minimum time awake: a service cannot have been idle for longer than it has been awake. */
        Duration awake() {
            return grace.compareTo(idle) > 0 ? grace : idle;
        }
    }

    public Sleep(Environment environment, Aws aws) {
        this(
                EcsService.of(environment, aws),
                Scaling.of(environment, aws),
                Route.of(environment, aws),
                ActivityReader.of(environment, aws),
                Limits.of(environment),
                InstantSource.system());
    }

    Sleep(
            EcsService service,
            Scaling scaling,
            Route route,
            ActivityReader activity,
            Limits limits,
            InstantSource clock) {
        this.service = service;
        this.scaling = scaling;
        this.route = route;
        this.activity = activity;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Outcome handle(Event event) {
        var counts = service.describe();
        return switch (counts.state()) {
            case ASLEEP -> counts.on(asleep());
            case STARTING -> counts.on(stays(counts.deploying() ? "a deployment is in progress" : "it is starting"));
            case AWAKE -> awake(counts);
        };
    }

    @Override
    public void prime() {
        service.describe();
        activity.read(clock.instant(), limits.idle());
    }

    /** Corrects the route after a failure, or after an autoscaler that scaled to zero itself. */
    private Outcome asleep() {
        return route.switchTo(Route.RouteTarget.ACTIVATOR)
                ? Outcome.warning("routeCorrected", "it is asleep, and its route still led to its tasks")
                : Outcome.of("leftAsleep", "it is asleep already");
    }

    private Outcome awake(Counts counts) {
        if (counts.deploying()) {
            return counts.on(stays("a deployment is in progress"));
        }
        var now = clock.instant();
        var since = service.tasks().stream()
                .map(Task::startedAt)
                .filter(started -> started != null)
                .min(Instant::compareTo)
                .orElse(now);
        var awake = Duration.between(since, now);
        if (awake.compareTo(limits.awake()) < 0) {
            return counts.on(stays("it has been awake for %d s, less than %d s"
                    .formatted(awake.toSeconds(), limits.awake().toSeconds())));
        }
        var reading = activity.read(now, limits.idle());
        return switch (reading.use()) {
            case ACTIVE -> counts.on(stays(reading.reason()));
            case UNKNOWN -> counts.on(Outcome.warning("leftAwake", reading.reason()));
            case IDLE -> putToSleep().on(Outcome.of("putToSleep", reading.reason()));
        };
    }

    /** Scales to zero after the autoscaler is suspended, which would otherwise undo it; for the route see {@code Activator}. */
    private Counts putToSleep() {
        scaling.suspend(true);
        var counts = service.scaleTo(0);
        route.switchTo(Route.RouteTarget.ACTIVATOR);
        return counts;
    }

    private static Outcome stays(String reason) {
        return Outcome.of("leftAwake", reason);
    }
}
