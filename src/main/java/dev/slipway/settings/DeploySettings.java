package dev.slipway.settings;

import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ServiceTargetArgs;
import dev.slipway.components.service.DeploymentAlarmArgs;
import dev.slipway.components.service.ServiceSpec;
import dev.slipway.settings.reader.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How new versions of a service are deployed and get their requests.
 *
 * @param timeout how long an {@code up} waits for ECS
 * @param blueGreen empty for a rolling deployment
 * @param alarms what fails a deployment beside tasks that do not start
 */
record DeploySettings(Duration timeout, Optional<BlueGreen> blueGreen, Optional<DeploymentAlarmArgs> alarms) {

    static DeploySettings read(Section service, Section routes, boolean balanced) {
        try (var section = service.section("deploy")) {
            var timeout = Duration.ofMinutes(
                    section.integer("minutes", (int) ServiceSpec.DEPLOY_TIMEOUT.toMinutes(), 1, 360));
            var blueGreen = blueGreen(section);
            var alarms = alarms(section);
            if (service.has("rollOut") && section.has("minutes")) {
                section.fault(
                        "minutes",
                        Long.toString(timeout.toMinutes()),
                        "an up does not wait for what is pushed",
                        "remove it");
            }
            if (!balanced) {
                section.keys().stream()
                        .filter(key -> !key.equals("minutes"))
                        .forEach(key -> section.fault(
                                key,
                                "",
                                "only a balancer shares requests out and counts errors",
                                "remove it, or set ingress to balancer"));
                return new DeploySettings(timeout, Optional.empty(), Optional.empty());
            }
            return new DeploySettings(timeout, blueGreen.filter(each -> allowed(service, section, routes)), alarms);
        }
    }

    /** The same target, with a second group where the service is deployed blue/green. */
    ServiceTargetArgs on(ServiceTargetArgs target) {
        return blueGreen.map(target::withBlueGreen).orElse(target);
    }

    private static Optional<BlueGreen> blueGreen(Section section) {
        var primary = section.integer("primary", 100, 0, 100);
        var alternate = section.integer("alternate", 0, 0, 100);
        var release = section.choice("release", DeploymentSlot.ALTERNATE);
        return Stream.of("primary", "alternate", "release").anyMatch(section::has)
                ? section.make(
                        section.has("alternate") ? "alternate" : "primary",
                        Optional.empty(),
                        () -> Optional.of(new BlueGreen(primary, alternate, release)))
                : Optional.empty();
    }

    private static Optional<DeploymentAlarmArgs> alarms(Section section) {
        var wanted = section.flag("alarms", true);
        var percent = section.integer("errorPercent", DeploymentAlarmArgs.USUAL.errorPercent(), 1, 100);
        if (!wanted && section.has("errorPercent")) {
            section.fault(
                    "errorPercent",
                    Integer.toString(percent),
                    "no alarm counts errors",
                    "remove it, or set alarms to true");
        }
        return wanted ? Optional.of(new DeploymentAlarmArgs(percent)) : Optional.empty();
    }

    /** Faults of what does not go with two revisions. */
    private static boolean allowed(Section service, Section section, Section routes) {
        var sticky = routes.flag("sticky", false);
        if (sticky) {
            routes.fault(
                    "sticky",
                    "true",
                    "clients that stay with a task would stay with its side, whatever the weights",
                    "set it to false, or remove primary and alternate from deploy");
        }
        var alone = goesWithout(
                        "sleep",
                        "a service that sleeps has one revision, which its controllers scale",
                        service,
                        section)
                & goesWithout("rollOut", "pushes are rolled out to one revision", service, section);
        return !sticky && alone;
    }

    /** Whether a key does not stand beside two revisions; that it does is a fault. */
    private static boolean goesWithout(String key, String why, Section service, Section section) {
        if (service.has(key)) {
            section.fault("primary", "", why, "remove primary, alternate and release, or " + key);
        }
        return !service.has(key);
    }
}
