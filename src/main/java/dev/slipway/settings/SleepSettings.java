package dev.slipway.settings;

import dev.slipway.base.CronExpression;
import dev.slipway.base.Timing;
import dev.slipway.components.controller.Activity;
import dev.slipway.components.controller.SleepSpec;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a service sleeps.
 *
 * @param sleep empty where the service has no section {@code sleep}
 * @param activator whether a function receives its requests meanwhile
 */
record SleepSettings(Optional<SleepSpec> sleep, boolean activator) {
    private static final String DAILY = "0 23 * * ? *";
    private static final TextFormat TEXT = TextFormat.of("a text without commas and semicolons", "[^,;]+");

    /** What a stack file calls where use is counted. */
    enum Counted {
        BALANCER,
        API,
        METRICS;

        /** Who counts the requests that come by an ingress; where none does the service tells of its use itself. */
        static Counted of(IngressSettings ingress) {
            if (ingress instanceof IngressSettings.Balanced) {
                return BALANCER;
            }
            return ingress instanceof IngressSettings.Api ? API : METRICS;
        }
    }

    static SleepSettings read(Section service, IngressSettings ingress) {
        try (var section = service.section("sleep")) {
            var idle = minutes(section, "idleMinutes", 15, SleepSpec.MOST_MINUTES);
            var grace = minutes(section, "graceMinutes", (int) idle.toMinutes(), SleepSpec.MOST_MINUTES);
            var check = minutes(section, "checkMinutes", Math.min(5, (int) idle.toMinutes()), SleepSpec.MOST_CHECK);
            var activity = activity(service, section, ingress);
            var killAt = killAt(section);
            var activator = activator(section, ingress);
            if (!service.has("sleep")) {
                return new SleepSettings(Optional.empty(), false);
            }
            if (check.compareTo(idle) > 0) {
                section.fault(
                        "checkMinutes",
                        Long.toString(check.toMinutes()),
                        "less often than idleMinutes, which is %d".formatted(idle.toMinutes()),
                        "set it to %d or less".formatted(idle.toMinutes()));
            }
            if (grace.compareTo(idle) < 0) {
                section.fault(
                        "graceMinutes",
                        Long.toString(grace.toMinutes()),
                        "shorter than idleMinutes, which is %d".formatted(idle.toMinutes()),
                        "set it to %d or more, or remove it".formatted(idle.toMinutes()));
            }
            var sleep = new SleepSpec(activity, idle, longer(grace, idle), shorter(check, idle), killAt);
            return new SleepSettings(Optional.of(sleep), activator);
        }
    }

    private static boolean activator(Section section, IngressSettings ingress) {
        var wanted = section.flag("wakeOnRequest", true);
        if (wanted && section.has("wakeOnRequest") && !ingress.canWakeOnRequest()) {
            section.fault(
                    "wakeOnRequest",
                    "true",
                    "only a service with ingress balancer or api has a route that can lead to an activator",
                    "remove it, or set ingress to balancer or api");
        }
        return wanted && ingress.canWakeOnRequest();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration minutes(Section section, String key, int fallback, int most) {
        return Duration.ofMinutes(section.integer(key, fallback, 1, most));
    }

    private static Activity activity(Section service, Section section, IngressSettings ingress) {
        var usual = Counted.of(ingress);
        var counted = section.choice("activity", usual);
        var namespace = section.text("namespace", "", TextFormat.ANY);
        Map<String, String> dimensions =
                section.map("dimensions", TextFormat.of("the name of a dimension", "[^=,;]+"), TEXT);
        if (counted == Counted.METRICS && service.has("sleep")) {
            Stream.of("namespace", "dimensions")
                    .filter(key -> !section.has(key))
                    .forEach(key -> section.fault(
                            key,
                            "",
                            "missing, and the service's own metrics tell whether it is used",
                            "name what it publishes ActiveConnections and LastActivityEpochSeconds with"));
            return section.has("namespace") && section.has("dimensions")
                    ? section.make("namespace", requests(usual), () -> new Activity.Metrics(namespace, dimensions))
                    : requests(usual);
        }
        if (counted != Counted.METRICS && counted != usual) {
            section.fault(
                    "activity",
                    EnumNames.written(counted),
                    "only a service with ingress %s has its requests counted there"
                            .formatted(EnumNames.written(counted)),
                    "set it to " + EnumNames.written(usual));
        }
        Stream.of("namespace", "dimensions")
                .filter(section::has)
                .forEach(key -> section.fault(
                        key,
                        "",
                        "requests are counted by the " + (usual == Counted.API ? "API" : "balancer"),
                        "remove it, or set activity to metrics"));
        return requests(usual);
    }

    /** What counts requests; of no use where nothing does, and then there is a fault. */
    private static Activity requests(Counted counted) {
        return counted == Counted.API ? new Activity.ApiRequests() : new Activity.BalancerRequests();
    }

    private static Optional<Timing> killAt(Section section) {
        var cron = section.text("killAt", TextFormat.ANY);
        var zone = section.text("timeZone", "UTC", TextFormat.ANY);
        var at = cron.flatMap(text ->
                section.make("killAt", Optional.<CronExpression>empty(), () -> Optional.of(new CronExpression(text))));
        var place = section.make(
                "timeZone",
                new Timing(new CronExpression(DAILY), "UTC"),
                () -> new Timing(new CronExpression(DAILY), zone));
        if (section.has("timeZone") && !section.has("killAt")) {
            section.fault("timeZone", zone, "nothing happens at a time of day", "remove it, or set killAt");
        }
        return at.map(expression -> new Timing(expression, place.timeZone()));
    }
}
