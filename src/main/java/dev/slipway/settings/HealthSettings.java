package dev.slipway.settings;

import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.service.ContainerHealth;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reader of a section {@code health}, whose times apply to the check that ECS runs in the container and to that of the
 * load balancer.
 *
 * @param interval time between two checks
 * @param grace time after the start of a container in which failures do not count
 */
record HealthSettings(Section section, Duration interval, Duration grace) {

    static HealthSettings read(Section section) {
        section.renamed("interval", "intervalSeconds").renamed("grace", "graceSeconds");
        var interval = (int) HealthCheck.DEFAULT_INTERVAL.toSeconds();
        var grace = (int) ContainerHealth.DEFAULT_GRACE.toSeconds();
        return new HealthSettings(
                section,
                Duration.ofSeconds(section.integer(
                        "intervalSeconds", interval, ContainerHealth.MIN_INTERVAL, ContainerHealth.MAX_INTERVAL)),
                Duration.ofSeconds(section.integer("graceSeconds", grace, 0, ContainerHealth.MAX_GRACE)));
    }

    /** The command that ECS runs in the container; empty if the section has none. */
    Optional<ContainerHealth> container() {
        var command = section.texts("command", List.of(), TextFormat.ANY);
        return section.has("command")
                ? section.make(() -> new ContainerHealth(command, interval, grace))
                : Optional.empty();
    }

    /** The check of the load balancer. */
    HealthCheck target() {
        var defaults = HealthCheck.of("/");
        var path = section.text("path", defaults.path(), TextFormat.of("a path that starts with /", "/.*"));
        // The timeout must be shorter than the interval.
        var timeout = Duration.ofSeconds(Math.min(defaults.timeout().toSeconds(), interval.toSeconds() - 1));
        return section.make(() -> HealthCheck.of(path).withTimeout(timeout).withInterval(interval))
                .orElse(defaults);
    }
}
