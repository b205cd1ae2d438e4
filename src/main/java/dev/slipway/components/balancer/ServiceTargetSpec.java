package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.network.TaskPorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Arguments of {@link ServiceTarget}. Limits from
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html">target
 * group attributes</a> and
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/register-multiple-targetgroups.html">target groups of
 * a service</a>.
 *
 * @param routes the routes, at least one to the tasks, with up to 5 targets
 * @param deregistrationDelay time in which a task finishes its requests after it gets no new ones, 0 to 3600 s
 * @param slowStart slow start, in which the share of a new task's requests rises linearly, 30 to 900 s; empty for none
 * @param blueGreen weights of blue/green deployments; empty for other deployments
 * @param activator initial target of rules that controllers switch between the tasks and an activator; empty for rules
 *     that always forward to the tasks
 */
@Withers
public record ServiceTargetSpec(
        List<ServiceRoute> routes,
        Duration deregistrationDelay,
        Optional<Duration> slowStart,
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

    /** The maximum of target groups of an ECS service. */
    public static final int MAX_TARGETS = 5;

    private static final String ROUTES = "routes";
    private static final String STICKY = "sticky";
    private static final String LOGIN = "login";

    /**
     * @throws SpecException for a value beyond the limits, routes to one port with different targets, stickiness with
     *     blue/green, and stickiness or several targets with an activator; with all further errors as suppressed exceptions
     */
    public ServiceTargetSpec {
        routes = List.copyOf(routes);
        Seconds.check("deregistrationDelaySeconds", deregistrationDelay, 0, MAX_DEREGISTRATION_DELAY);
        slowStart.ifPresent(time -> Seconds.check("slowStartSeconds", time, MIN_SLOW_START, MAX_SLOW_START));
        var targets = targets(routes);
        var errors = new ArrayList<>(targetErrors(targets));
        if (blueGreen.isPresent()) {
            errors.addAll(twoRevisionErrors(targets));
        }
        if (activator.isPresent()) {
            errors.addAll(activatorErrors(targets));
            errors.addAll(loginErrors(routes));
        }
        SpecException.throwAll(errors);
    }

    private static List<SpecException> targetErrors(List<TargetSpec> targets) {
        var errors = new ArrayList<SpecException>();
        if (targets.isEmpty()) {
            errors.add(new SpecException(
                    ROUTES,
                    "no route leads to the service",
                    "add one to it beside them, such as {paths: [/*]}, with a longer path or a host for the others"));
        }
        if (targets.size() > MAX_TARGETS) {
            errors.add(new SpecException(
                    ROUTES,
                    "ECS registers a service with up to %d target groups, and the routes have %d"
                            .formatted(MAX_TARGETS, targets.size()),
                    "divide the service, or have a container forward the requests of several ports"));
        }
        var labels = new HashMap<String, TargetSpec>();
        for (var target : targets) {
            var other = labels.putIfAbsent(target.label(), target);
            if (other != null && !(other.port().equals(target.port()) && other.protocol() == target.protocol())) {
                errors.add(new SpecException(
                        ROUTES,
                        "the ports %s and %s have one name for their target groups, %s"
                                .formatted(other.port(), target.port(), target.label()),
                        "rename a port or a sidecar"));
            } else if (other != null) {
                errors.add(new SpecException(
                        ROUTES,
                        "two routes to the port %s have different values of health or sticky, which belong to the port"
                                .formatted(target.port()),
                        "give them the same values, or write them in one of the routes"));
            }
        }
        return errors;
    }

    private static List<SpecException> twoRevisionErrors(List<TargetSpec> targets) {
        return targets.stream().anyMatch(target -> target.stickiness().isPresent())
                ? List.of(new SpecException(
                        STICKY,
                        "clients would stay with the deployment slot of their task, whatever the weights",
                        "set it to false, or remove primary, alternate and release from deploy"))
                : List.of();
    }

    private static List<SpecException> activatorErrors(List<TargetSpec> targets) {
        var errors = new ArrayList<SpecException>();
        if (targets.stream().anyMatch(target -> target.stickiness().isPresent())) {
            errors.add(new SpecException(
                    STICKY,
                    "clients of a service that sleeps would stay with its activator",
                    "set it to false, or sleep.wakeOnRequest to false"));
        }
        if (targets.size() > 1) {
            errors.add(new SpecException(
                    ROUTES,
                    "an activator stands in for one target, and the routes have %d".formatted(targets.size()),
                    "route all requests to one port, or set sleep.wakeOnRequest to false"));
        }
        if (targets.stream().anyMatch(target -> target.protocol().needsTls())) {
            errors.add(new SpecException(
                    ROUTES,
                    "an activator is a function, which answers HTTP/1.1 only",
                    "set protocol to http or https, or sleep.wakeOnRequest to false"));
        }
        return errors;
    }

    /**
     * A deployment leaves the actions of switchable rules to the controllers, so that it would not apply a changed login, and
     * a replaced rule would leave its requests to the next rule, which may have none.
     */
    private static List<SpecException> loginErrors(List<ServiceRoute> routes) {
        return routes.stream().anyMatch(route -> route.login().isPresent())
                ? List.of(new SpecException(
                        LOGIN,
                        "a deployment does not change the actions of rules that lead to an activator",
                        "remove it, or set sleep.wakeOnRequest to false"))
                : List.of();
    }

    /** The distinct targets of routes: that of HTTP to the main port first, the others in the order of the routes. */
    private static List<TargetSpec> targets(List<ServiceRoute> routes) {
        var all = routes.stream()
                .flatMap(route -> route.target().stream())
                .distinct()
                .toList();
        return Stream.concat(
                        all.stream().filter(target -> target.label().isEmpty()),
                        all.stream().filter(target -> !target.label().isEmpty()))
                .toList();
    }

    /** The targets: first the main one, whose requests scale the service, then the others in the order of the routes. */
    public List<TargetSpec> targets() {
        return targets(routes);
    }

    /** The main target: HTTP to the main port of the service's own container, or else the target of the first route. */
    TargetSpec main() {
        return targets().get(0);
    }

    /** The listener rules of the routes, in their order. */
    List<RouteRule> rules(String service) {
        return routes.stream()
                .flatMap(route -> route.rules(service, routes.size() == 1))
                .toList();
    }

    /** The hosts of all routes. */
    public List<String> hosts() {
        return routes.stream()
                .flatMap(route -> route.conditions().hosts().stream())
                .distinct()
                .toList();
    }

    /**
     * The ports that the load balancer connects to: those of the requests, with that of the main target first, and those of
     * health checks with another port. With blue/green deployments all of them: the slot that is not being released keeps the
     * ports of its revision.
     */
    public List<TaskPorts> ports() {
        if (blueGreen.isPresent()) {
            return List.of(TaskPorts.ALL);
        }
        return targets().stream()
                .flatMapToInt(target ->
                        IntStream.concat(IntStream.of(target.port().number()), target.health().port().stream()))
                .distinct()
                .mapToObj(TaskPorts::of)
                .toList();
    }

    /** True if a deployment slot keeps its revision. */
    boolean keeps(DeploymentSlot slot) {
        return blueGreen.filter(weights -> weights.keeps(slot)).isPresent();
    }

    /** One route to the main port over HTTP, with a health check of {@code /}. */
    public static ServiceTargetSpec of(int port, RouteConditions conditions) {
        return of(ServiceRoute.to(TargetSpec.of(port), conditions));
    }

    /** Routes with a deregistration delay of 30 s, without slow start. */
    public static ServiceTargetSpec of(ServiceRoute... routes) {
        return new ServiceTargetSpec(
                List.of(routes), DEFAULT_DEREGISTRATION_DELAY, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
