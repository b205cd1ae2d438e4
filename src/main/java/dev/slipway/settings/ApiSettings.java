package dev.slipway.settings;

import dev.slipway.components.gateway.Cors;
import dev.slipway.components.gateway.HttpApiSpec;
import dev.slipway.components.gateway.Throttle;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reader of {@code slipway:api}. */
final class ApiSettings {
    private static final TextFormat ORIGIN = TextFormat.of("an origin such as https://shop.example.com", "\\S+");
    private static final TextFormat METHOD = TextFormat.of("an HTTP method such as GET, or *", "\\S+");
    private static final TextFormat HEADER = TextFormat.of("the name of a header, or *", "\\S+");

    private ApiSettings() {}

    /** @param routeMetrics true if a service sleeps by the requests of its own routes */
    static HttpApiSpec read(Section section, boolean routeMetrics) {
        try (section;
                var throttle = section.section("throttle")) {
            var logged = section.flag("accessLogs", true);
            return new HttpApiSpec(
                    new Throttle(
                            throttle.integer("rate", Throttle.DEFAULT.rate(), 1, Throttle.MAX_RATE),
                            throttle.integer("burst", Throttle.DEFAULT.burst(), 1, Throttle.MAX_BURST)),
                    cors(section),
                    logged,
                    routeMetrics);
        }
    }

    private static Optional<Cors> cors(Section api) {
        try (var section = api.section("cors")) {
            var origins = section.texts("origins", List.of(), ORIGIN);
            var methods = section.texts("methods", List.of("*"), METHOD);
            var headers = section.texts("headers", List.of(), HEADER);
            var exposed = section.texts("exposeHeaders", List.of(), HEADER);
            var credentials = section.flag("credentials", false);
            var age = Duration.ofSeconds(
                    section.renamed("maxAge", "maxAgeSeconds").integer("maxAgeSeconds", 0, 0, Cors.MAX_AGE));
            return section.keys().isEmpty()
                    ? Optional.empty()
                    : section.make(() -> new Cors(origins, methods, headers, exposed, credentials, age));
        }
    }
}
