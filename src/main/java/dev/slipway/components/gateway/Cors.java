package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.inputs.ApiCorsConfigurationArgs;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * CORS configuration of an API: the origins whose pages may call it from a browser. The API itself answers preflight
 * requests, and its headers replace those of the services. See
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html">CORS for HTTP APIs</a>.
 *
 * @param origins such as {@code https://shop.example.com}, or one of the wildcards {@code *}, {@code https://*} and
 *     {@code http://*}
 * @param methods such as {@code GET}, or {@code *}
 * @param headers request headers, or {@code *}
 * @param exposed response headers that pages may read, or {@code *}
 * @param credentials whether requests may include cookies and authorization; not with {@code *} in any list
 * @param maxAge time for which a browser may cache a preflight response, 0 to {@value #MAX_AGE} s
 */
@Withers
public record Cors(
        List<String> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposed,
        boolean credentials,
        Duration maxAge)
        implements CorsBuilder.With {
    /** The maximum age of a preflight response in seconds. */
    public static final int MAX_AGE = 86_400;

    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://(\\*|[a-z0-9.-]+(:\\d{1,5})?)");
    private static final Pattern METHOD = Pattern.compile("\\*|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS");
    private static final Pattern HEADER = Pattern.compile("\\*|[A-Za-z0-9-]+");

    /** @throws SpecException for a value beyond the documented limits */
    public Cors {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        exposed = List.copyOf(exposed);
        var errors = new SpecErrors();
        if (origins.isEmpty()) {
            errors.add("origins", "an origin is missing", "list one, such as https://shop.example.com");
        }
        check(
                "origins",
                origins,
                ORIGIN,
                "give one in lower case and without a path, such as https://shop.example.com",
                errors);
        check("methods", methods, METHOD, "give GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS or *", errors);
        check("headers", headers, HEADER, "give letters, digits and hyphens, such as x-request-id, or *", errors);
        check("exposeHeaders", exposed, HEADER, "give letters, digits and hyphens, such as x-request-id, or *", errors);
        if (maxAge.isNegative() || maxAge.toSeconds() > MAX_AGE) {
            errors.add(
                    "maxAgeSeconds",
                    "an age of %d s is not possible".formatted(maxAge.toSeconds()),
                    "give 0 to %d".formatted(MAX_AGE));
        }
        if (credentials) {
            checkNamed(
                    Map.of("origins", origins, "methods", methods, "headers", headers, "exposeHeaders", exposed),
                    errors);
        }
        errors.throwAll();
    }

    /** CORS for origins, with every method, CORS-safelisted request headers only, and no credentials. */
    public static Cors of(String... origins) {
        return new Cors(List.of(origins), List.of("*"), List.of(), List.of(), false, Duration.ZERO);
    }

    private static void check(String key, List<String> values, Pattern pattern, String fix, SpecErrors errors) {
        for (var value : values) {
            if (!pattern.matcher(value).matches()) {
                errors.add(key, "'%s' is not possible".formatted(value), fix);
            }
        }
    }

    private static void checkNamed(Map<String, List<String>> lists, SpecErrors errors) {
        var open = lists.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(value -> value.endsWith("*")))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            errors.add(
                    "credentials",
                    "credentials are not possible with a wildcard in %s".formatted(String.join(" and ", open)),
                    "write the values without *, or set it to false");
        }
    }

    ApiCorsConfigurationArgs inputs() {
        return ApiCorsConfigurationArgs.builder()
                .allowOrigins(origins)
                .allowMethods(methods)
                .allowHeaders(headers)
                .exposeHeaders(exposed)
                .allowCredentials(credentials)
                .maxAge((int) maxAge.toSeconds())
                .build();
    }
}
