package dev.slipway.controllers.route;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Controller;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.lambda.HttpAnswer;
import dev.slipway.controllers.lambda.HttpRequest;
import dev.slipway.controllers.lambda.Outcome;
import dev.slipway.controllers.service.EcsService;
import dev.slipway.controllers.service.State;
import dev.slipway.controllers.service.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Answers requests while the service sleeps: wakes the service, asks the client to retry, and switches the route back when
 * the service can take requests. An answer counts for {@link #KEPT}: however many requests arrive, an instance calls AWS
 * about once in that time, since the calls of all functions share the
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">quotas of the account</a>.
 */
public final class Activator implements Controller {
    /**
     * Retry-After just after the route was switched back to the service: a change takes a moment to reach all nodes of
     * a load balancer.
     */
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    /** The time for which an answer is repeated. Direct invocations are always decided anew. */
    private static final Duration KEPT = Duration.ofSeconds(1);

    private static final String CHECKER = "ELB-HealthChecker/";

    private final WakeUp wakeUp;
    private final Route route;
    private final Health health;
    private final Duration pause;
    private final InstantSource clock;
    private Instant keptUntil = Instant.MIN;
    private Duration keptPause = Duration.ZERO;

    public Activator(Environment environment, Aws aws, InstantSource clock) {
        this(
                WakeUp.of(environment, aws),
                Route.of(environment, aws),
                Health.of(environment, aws, EcsService.of(environment, aws)),
                environment.seconds("RETRY_AFTER_SECONDS").orElse(Duration.ofSeconds(5)),
                clock);
    }

    Activator(WakeUp wakeUp, Route route, Health health, Duration pause, InstantSource clock) {
        this.wakeUp = wakeUp;
        this.route = route;
        this.health = health;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public Outcome handle(Event event) {
        if (event.http().filter(Activator::isCheck).isPresent()) {
            return Outcome.of("ignored", "health checks do not wake the service")
                    .answering(HttpAnswer.of(200, "text/plain", "ok"));
        }
        if (event.http().isPresent() && clock.instant().isBefore(keptUntil)) {
            return answer(event, Outcome.of("waiting", "the last answer is less than a second old"), keptPause);
        }
        var counts = wakeUp.service().describe();
        if (counts.state() == State.ASLEEP) {
            return answered(event, woken(), pause);
        }
        return counts.state() == State.AWAKE && health.isGood()
                ? back(event)
                : answered(event, counts.on(Outcome.of("waiting", "no task can take requests yet")), pause);
    }

    private static boolean isCheck(HttpRequest request) {
        return request.header("user-agent").startsWith(CHECKER);
    }

    private Outcome answered(Event event, Outcome outcome, Duration pause) {
        keptUntil = clock.instant().plus(KEPT);
        keptPause = pause;
        return answer(event, outcome, pause);
    }

    /** Direct invocations get the decision, HTTP clients the time to retry. */
    private static Outcome answer(Event event, Outcome outcome, Duration pause) {
        return event.http()
                .map(request -> outcome.answering(HoldingPage.of(request, pause)))
                .orElse(outcome);
    }

    @Override
    public HttpAnswer failed(HttpRequest request, int status, String reason) {
        return HoldingPage.of(request, pause);
    }

    @Override
    public void prime() {
        wakeUp.service().describe();
        health.isGood();
    }

    private Outcome woken() {
        return wakeUp.run().on(Outcome.of("woken", "a request came while the desired count was 0"));
    }

    /**
     * Switches the route back to the service. The sleep controller sets the count and then the route; this method sets
     * the route and then reads the count, so the last change to the route is correct in every order of the two.
     */
    private Outcome back(Event event) {
        var changed = route.switchTo(Route.RouteTarget.SERVICE);
        var counts = wakeUp.service().describe();
        if (counts.state() == State.ASLEEP) {
            route.switchTo(Route.RouteTarget.ACTIVATOR);
            return answered(event, woken(), pause);
        }
        var reason = changed
                ? "a task can take requests; the route was switched to the service"
                : "the route already led to the service when the request arrived";
        return answered(event, counts.on(Outcome.of("routeRestored", reason)), SHORTLY);
    }
}
