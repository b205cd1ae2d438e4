package dev.slipway.settings;

import dev.slipway.components.gateway.Cors;
import dev.slipway.components.gateway.Throttle;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The HTTP API of a stack.
 *
 * @param throttle of each route that has none of its own
 * @param cors empty for none
 * @param logDays for how many days access logs are kept; empty for no logs
 */
public record ApiSettings(Throttle throttle, Optional<Cors> cors, OptionalInt logDays) {
    private static final TextFormat ORIGIN = TextFormat.of("an origin such as https://shop.example.com", "\\S+");
    private static final TextFormat METHOD = TextFormat.of("an HTTP method such as GET, or *", "\\S+");
    private static final TextFormat HEADER = TextFormat.of("the name of a header, or *", "\\S+");

    static ApiSettings read(Section section, int logDays) {
        try (section;
                var throttle = section.section("throttle")) {
            var logged = section.flag("accessLogs", true);
            return new ApiSettings(
                    new Throttle(
                            throttle.integer("rate", Throttle.DEFAULT.rate(), 1, Throttle.MAX_RATE),
                            throttle.integer("burst", Throttle.DEFAULT.burst(), 1, Throttle.MAX_BURST)),
                    cors(section),
                    logged ? OptionalInt.of(logDays) : OptionalInt.empty());
        }
    }

    private static Optional<Cors> cors(Section api) {
        try (var section = api.section("cors")) {
            var origins = section.texts("origins", List.of(), ORIGIN);
            var methods = section.texts("methods", List.of("*"), METHOD);
            var headers = section.texts("headers", List.of(), HEADER);
            var exposed = section.texts("exposeHeaders", List.of(), HEADER);
            var credentials = section.flag("credentials", false);
            var age = Duration.ofSeconds(section.integer("maxAge", 0, 0, Cors.MOST_AGE));
            return section.keys().isEmpty()
                    ? Optional.empty()
                    : api.make(
                            "cors",
                            Optional.empty(),
                            () -> Optional.of(new Cors(origins, methods, headers, exposed, credentials, age)));
        }
    }
}
