package dev.slipway.settings;

import dev.slipway.base.CronExpression;
import dev.slipway.base.Timing;
import dev.slipway.components.controller.Activity;
import dev.slipway.components.controller.SleepSpec;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.Ingress;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reader of a section {@code sleep}. */
final class SleepSettings {
    private static final TextFormat TEXT = TextFormat.of("a text without commas and semicolons", "[^,;]+");

    private SleepSettings() {}

    /** The values of {@code activity}. */
    enum Counted {
        BALANCER,
        API,
        METRICS;

        /** The default for an ingress; a service without requests publishes metrics of its own. */
        static Counted of(Ingress ingress) {
            if (ingress instanceof BalancedIngress) {
                return BALANCER;
            }
            return ingress instanceof Ingress.Api ? API : METRICS;
        }
    }

    /** Reads the section; empty if the service has none. */
    static Optional<SleepSpec> read(Section service, Ingress ingress) {
        try (var section = service.section("sleep")) {
            var idle = Duration.ofMinutes(section.integer(
                    "idleMinutes", 15, SleepSpec.MIN_IDLE_MINUTES, SleepSpec.MAX_MINUTES, SleepSpec.IDLE_REASON));
            var grace = minutes(section, "graceMinutes", (int) idle.toMinutes(), SleepSpec.MAX_MINUTES);
            var defaultCheck = Duration.ofMinutes(Math.min(5, idle.toMinutes()));
            var check = minutes(section, "checkMinutes", (int) defaultCheck.toMinutes(), SleepSpec.MAX_CHECK_MINUTES);
            var activity = activity(service, section, ingress);
            var killAt = killAt(section);
            var wakes = wakeOnRequest(section, ingress);
            var concurrency = activatorConcurrency(section, wakes);
            if (!service.has("sleep")) {
                return Optional.empty();
            }
            var spec = new SleepSpec(activity, idle, idle, defaultCheck, killAt, wakes, concurrency);
            if (section.refused("idleMinutes")) {
                return Optional.of(spec);
            }
            var graced = section.make(() -> spec.withGrace(grace)).orElse(spec);
            return Optional.of(section.make(() -> graced.withCheck(check)).orElse(graced));
        }
    }

    private static boolean wakeOnRequest(Section section, Ingress ingress) {
        var wanted = section.renamed("doorman", "wakeOnRequest").flag("wakeOnRequest", true);
        if (wanted && section.has("wakeOnRequest") && !ingress.canWakeOnRequest()) {
            section.error(
                    "wakeOnRequest",
                    "true",
                    "only ingress balancer and api have routes to an activator",
                    "remove it, or set ingress to balancer or api");
        }
        return wanted && ingress.canWakeOnRequest();
    }

    private static OptionalInt activatorConcurrency(Section section, boolean wakes) {
        var concurrency = section.integer("activatorConcurrency", 1, SleepSpec.MAX_CONCURRENCY);
        if (concurrency.isPresent() && !wakes) {
            section.error(
                    "activatorConcurrency",
                    Integer.toString(concurrency.getAsInt()),
                    "the service has no activator",
                    "remove it, or set wakeOnRequest to true");
        }
        return concurrency;
    }

    private static Duration minutes(Section section, String key, int fallback, int max) {
        return Duration.ofMinutes(section.integer(key, fallback, 1, max));
    }

    private static Activity activity(Section service, Section section, Ingress ingress) {
        var implied = Counted.of(ingress);
        var counted = section.choice("activity", implied);
        var namespace = section.text("namespace", "", TextFormat.ANY);
        Map<String, String> dimensions =
                section.map("dimensions", TextFormat.of("the name of a dimension", "[^=,;]+"), TEXT);
        if (counted == Counted.METRICS && service.has("sleep")) {
            Stream.of("namespace", "dimensions")
                    .filter(key -> !section.has(key))
                    .forEach(
                            key -> section.error(
                                    key,
                                    "",
                                    "missing, and activity is metrics",
                                    "set it to the one that the service publishes ActiveConnections and LastActivityEpochSeconds with"));
            return section.<Activity>make(() -> new Activity.Metrics(namespace, dimensions))
                    .orElse(requests(implied));
        }
        if (counted != Counted.METRICS && counted != implied) {
            section.error(
                    "activity",
                    EnumNames.written(counted),
                    "only ingress %s counts requests there".formatted(EnumNames.written(counted)),
                    "set it to " + EnumNames.written(implied));
        }
        if (service.has("sleep")
                && ingress instanceof BalancedIngress balanced
                && balanced.targets().size() > 1) {
            section.error(
                    "activity",
                    "",
                    "the requests of one balancer are counted, and the service is behind two",
                    "set it to metrics, or ingress to balancer or internal");
        } else if (service.has("sleep")
                && ingress instanceof BalancedIngress balanced
                && balanced.target().targets().size() > 1) {
            section.error(
                    "activity",
                    "",
                    "the load balancer counts the requests of one port, and the routes lead to several",
                    "set it to metrics, or route all requests to one port");
        }
        Stream.of("namespace", "dimensions")
                .filter(section::has)
                .forEach(key -> section.error(
                        key, "", "activity is " + EnumNames.written(implied), "remove it, or set activity to metrics"));
        return requests(implied);
    }

    /** The source of the request count; a stand-in if nothing counts requests, which is an error. */
    private static Activity requests(Counted counted) {
        return counted == Counted.API ? new Activity.ApiRequests() : new Activity.BalancerRequests();
    }

    private static Optional<Timing> killAt(Section section) {
        var cron = section.text("killAt", TextFormat.ANY);
        var zone = section.text("timeZone", "UTC", TextFormat.ANY);
        var at = cron.flatMap(text -> section.make("killAt", () -> new CronExpression(text)));
        var known = section.make(() -> Timing.checkZone(zone)).orElse("UTC");
        if (section.has("timeZone") && !section.has("killAt")) {
            section.error("timeZone", zone, "timeZone is set without killAt", "remove it, or set killAt");
        }
        return at.map(expression -> new Timing(expression, known));
    }
}
