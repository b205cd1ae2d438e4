package dev.slipway.settings;

import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.service.DeploymentAlarmSpec;
import dev.slipway.components.service.DeploymentConfiguration;
import dev.slipway.components.service.DeploymentConfiguration.Replacement;
import dev.slipway.components.service.ServiceSpec;
import dev.slipway.settings.reader.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reader of a section {@code deploy}.
 *
 * @param timeout the maximum time for which an {@code up} waits for ECS
 * @param configuration the limits of the number of tasks during a deployment
 * @param blueGreen empty for a rolling deployment
 * @param alarms the alarms that fail a deployment; empty for none
 * @param deregistrationDelay time in which a task finishes its requests before it stops
 * @param slowStart time in which the requests of a new task increase; empty for none
 */
record DeploySettings(
        Duration timeout,
        DeploymentConfiguration configuration,
        Optional<BlueGreen> blueGreen,
        Optional<DeploymentAlarmSpec> alarms,
        Duration deregistrationDelay,
        Optional<Duration> slowStart) {
    private static final String TIMEOUT = "timeoutMinutes";
    private static final String REPLACE = "replace";
    private static final String DELAY = "deregistrationDelaySeconds";
    private static final List<String> PERCENTAGES = List.of("minPercent", "maxPercent");

    /** The keys that the load balancer does not read. */
    private static final List<String> OF_ECS = Stream.concat(
                    Stream.of(TIMEOUT, "minutes", REPLACE), PERCENTAGES.stream())
            .toList();

    /** The keys of the target group. */
    private static final List<String> OF_TARGETS = List.of(DELAY, "slowStartSeconds");

    /** @param ingress the load balancers of the service, which blue/green deployments and alarms need */
    static DeploySettings read(Section service, IngressChoice ingress) {
        var balanced = ingress.isBalanced();
        try (var section = service.section("deploy")) {
            var timeout = Duration.ofMinutes(section.renamed("minutes", TIMEOUT)
                    .integer(TIMEOUT, (int) ServiceSpec.DEFAULT_DEPLOY_TIMEOUT.toMinutes(), 1, 360));
            var configuration = configuration(section);
            var blueGreen = blueGreen(section);
            var alarms = alarms(section);
            var delay = delay(section, timeout);
            var slowStart = section.integer(
                    "slowStartSeconds", ServiceTargetSpec.MIN_SLOW_START, ServiceTargetSpec.MAX_SLOW_START);
            if (service.has("rollOut") && section.has(TIMEOUT)) {
                section.error(
                        TIMEOUT,
                        Long.toString(timeout.toMinutes()),
                        "an up does not wait for images that others push",
                        "remove it, or rollOut");
            }
            if (!balanced) {
                section.keys().stream()
                        .filter(key -> !OF_ECS.contains(key) && !(ingress.network() && key.equals(DELAY)))
                        .forEach(key -> section.error(
                                key,
                                "",
                                OF_TARGETS.contains(key)
                                        ? "only ingress balancer registers tasks as targets"
                                        : "only ingress balancer has weights and counts errors",
                                "remove it, or set ingress to balancer"));
            }
            return new DeploySettings(
                    timeout,
                    configuration,
                    blueGreen.filter(weights -> balanced && allowed(service, section, configuration)),
                    alarms.filter(spec -> balanced),
                    delay,
                    slowStart.stream().mapToObj(Duration::ofSeconds).findAny());
        }
    }

    /** The same target, with a second target group if the deployment is blue/green. */
    ServiceTargetSpec on(ServiceTargetSpec target, RouteListSettings routes) {
        var delayed = target.withDeregistrationDelay(deregistrationDelay).withSlowStart(slowStart);
        return blueGreen.isEmpty()
                ? delayed
                : routes.make(() -> delayed.withBlueGreen(blueGreen)).orElse(delayed);
    }

    private static DeploymentConfiguration configuration(Section section) {
        var rolling = DeploymentConfiguration.ROLLING;
        var replacement = section.choice(REPLACE, Replacement.ROLLING);
        var min = section.integer("minPercent", rolling.minPercent(), 0, 100);
        var max = section.integer("maxPercent", rolling.maxPercent(), 100, DeploymentConfiguration.MAX);
        if (replacement == Replacement.RECREATE) {
            PERCENTAGES.stream()
                    .filter(section::has)
                    .forEach(key -> section.error(
                            key, "", "replace recreate has 0 and 100 percent", "remove it, or set replace to rolling"));
            return DeploymentConfiguration.RECREATE;
        }
        return section.make(() -> new DeploymentConfiguration(replacement, min, max))
                .orElse(rolling);
    }

    private static Duration delay(Section section, Duration timeout) {
        var delay = section.integer(
                DELAY,
                (int) ServiceTargetSpec.DEFAULT_DEREGISTRATION_DELAY.toSeconds(),
                0,
                ServiceTargetSpec.MAX_DEREGISTRATION_DELAY);
        if (delay >= timeout.toSeconds() && !section.refused(TIMEOUT)) {
            section.error(
                    DELAY,
                    Integer.toString(delay),
                    "a deployment lasts longer than the delay, and an up waits for %d minutes"
                            .formatted(timeout.toMinutes()),
                    "raise timeoutMinutes above %d".formatted(delay / 60));
        }
        return Duration.ofSeconds(delay);
    }

    private static Optional<BlueGreen> blueGreen(Section section) {
        var primary = section.integer("primary", 100, 0, 100);
        var alternate = section.integer("alternate", 0, 0, 100);
        var release = section.choice("release", DeploymentSlot.ALTERNATE);
        return Stream.of("primary", "alternate", "release").anyMatch(section::has)
                ? section.make(() -> new BlueGreen(primary, alternate, release))
                : Optional.empty();
    }

    private static Optional<DeploymentAlarmSpec> alarms(Section section) {
        var wanted = section.flag("alarms", true);
        var percent = section.integer("errorPercent", DeploymentAlarmSpec.DEFAULT.errorPercent(), 1, 100);
        if (!wanted && section.has("errorPercent")) {
            section.error(
                    "errorPercent", Integer.toString(percent), "alarms is false", "remove it, or set alarms to true");
        }
        return wanted ? Optional.of(new DeploymentAlarmSpec(percent)) : Optional.empty();
    }

    /** Adds an error for each key of the service that excludes two revisions; true if there is none. */
    private static boolean allowed(Section service, Section section, DeploymentConfiguration configuration) {
        if (configuration.recreates()) {
            section.error(
                    REPLACE,
                    "recreate",
                    "a blue/green deployment runs two revisions at once",
                    "set it to rolling, or remove primary, alternate and release");
        }
        return !configuration.recreates()
                & goesWithout(
                        "sleep",
                        "a service that sleeps has one revision, which its controllers scale",
                        service,
                        section)
                & goesWithout("rollOut", "pushes are rolled out to one revision", service, section);
    }

    private static boolean goesWithout(String key, String why, Section service, Section section) {
        if (service.has(key)) {
            section.error("primary", "", why, "remove primary, alternate and release, or " + key);
        }
        return !service.has(key);
    }
}
