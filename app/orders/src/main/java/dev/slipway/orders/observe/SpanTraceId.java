package dev.slipway.orders.observe;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The trace id of the span of the request. */
@Singleton
@Requires(property = "micronaut.otel.enabled", value = "true")
final class SpanTraceId implements TraceId {

    @Override
    public Optional<String> of(HttpRequest<?> request) {
        var span = Span.current().getSpanContext();
        return span.isValid() ? Optional.of(span.getTraceId()) : Optional.empty();
    }
}
