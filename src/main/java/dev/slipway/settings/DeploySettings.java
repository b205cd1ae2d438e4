package dev.slipway.settings;

import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.service.DeploymentAlarmSpec;
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
 * @param blueGreen empty for a rolling deployment
 * @param alarms the alarms that fail a deployment; empty for none
 */
record DeploySettings(Duration timeout, Optional<BlueGreen> blueGreen, Optional<DeploymentAlarmSpec> alarms) {
    private static final String TIMEOUT = "timeoutMinutes";

    /** @param balanced true for a service behind the load balancer, which blue/green deployments and alarms need */
    static DeploySettings read(Section service, boolean balanced) {
        try (var section = service.section("deploy")) {
            var timeout = Duration.ofMinutes(section.renamed("minutes", TIMEOUT)
                    .integer(TIMEOUT, (int) ServiceSpec.DEFAULT_DEPLOY_TIMEOUT.toMinutes(), 1, 360));
            var blueGreen = blueGreen(section);
            var alarms = alarms(section);
            if (service.has("rollOut") && section.has(TIMEOUT)) {
                section.error(
                        TIMEOUT,
                        Long.toString(timeout.toMinutes()),
                        "an up does not wait for images that others push",
                        "remove it, or rollOut");
            }
            if (!balanced) {
                section.keys().stream()
                        .filter(key -> !List.of(TIMEOUT, "minutes").contains(key))
                        .forEach(key -> section.error(
                                key,
                                "",
                                "only ingress balancer has weights and counts errors",
                                "remove it, or set ingress to balancer"));
                return new DeploySettings(timeout, Optional.empty(), Optional.empty());
            }
            return new DeploySettings(timeout, blueGreen.filter(weights -> allowed(service, section)), alarms);
        }
    }

    /** The same target, with a second target group if the deployment is blue/green. */
    ServiceTargetSpec on(ServiceTargetSpec target, Section routes) {
        return blueGreen.isEmpty()
                ? target
                : routes.make(() -> target.withBlueGreen(blueGreen)).orElse(target);
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
    private static boolean allowed(Section service, Section section) {
        return goesWithout(
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
