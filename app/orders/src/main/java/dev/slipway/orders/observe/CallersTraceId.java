package dev.slipway.orders.observe;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The trace id in the headers of the request, for a service without its own traces.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">Trace Context</a>
 */
@Singleton
@Requires(property = "micronaut.otel.enabled", notEquals = "true")
final class CallersTraceId implements TraceId {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    @Override
    public Optional<String> of(HttpRequest<?> request) {
        return Stream.ofNullable(request.getHeaders().get("traceparent"))
                .flatMap(header -> FORM.matcher(header).results())
                .map((MatchResult match) -> match.group(1))
                .findFirst();
    }
}
