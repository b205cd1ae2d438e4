package dev.slipway.settings;

import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.ServiceRoutes;
import dev.slipway.components.balancer.ServiceTargetArgs;
import dev.slipway.components.balancer.Stickiness;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;

/** How the load balancer serves a service. */
final class TargetSettings {
    static final TextFormat PATH = TextFormat.of("a path pattern that starts with /", "/.*");

    private static final ServiceRoutes ALL = ServiceRoutes.of("/*");
    private static final Stickiness STICKY = Stickiness.of(Duration.ofDays(1));

    private TargetSettings() {}

    /** @param used whether a balancer serves the service, so that its paths must be such that a balancer takes */
    static ServiceTargetArgs read(Section routes, Section health, int port, boolean used) {
        var sticky = routes.flag("sticky", false);
        var args = ServiceTargetArgs.of(port, routes(routes, used)).withHealth(health(health));
        return sticky ? args.withStickiness(STICKY) : args;
    }

    private static ServiceRoutes routes(Section section, boolean used) {
        var paths = section.texts("paths", ALL.paths(), PATH);
        var hosts = section.texts("hosts", List.of(), TextFormat.of("a host name", "\\S+"));
        var allow = AllowSetting.read(section, "allowCidrs", AllowList.everybody());
        return section.make("paths", ALL, () -> used ? new ServiceRoutes(paths, hosts, allow) : ALL);
    }

    private static HealthCheck health(Section section) {
        var usual = HealthCheck.of("/");
        var path = section.text("path", usual.path(), TextFormat.of("a path that starts with /", "/.*"));
        var interval = section.integer("interval", (int) usual.interval().toSeconds(), 5, 300);
        // An answer must come before the next question.
        var timeout = Math.min((int) usual.timeout().toSeconds(), interval - 1);
        return section.make("path", usual, () -> HealthCheck.of(path)
                .withTimeout(Duration.ofSeconds(timeout))
                .withInterval(Duration.ofSeconds(interval)));
    }
}
