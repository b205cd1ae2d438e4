package dev.slipway.orders.observe;

import dev.slipway.orders.server.HealthPaths;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Gives each request an id that its log lines and its answer carry, and logs each answer with its route, never with the
 * path or the query. Health checks are logged at the level debug.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestLog implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String LINES = RequestLog.class.getName();
    private static final String NO_ROUTE = "none";

    /** Fields that the log lines of one request share. */
    private record Started(Map<String, String> fields, long nanoTime) {}

    private final TraceId traceId;

    RequestLog(TraceId traceId) {
        this.traceId = traceId;
    }

    /** Order of the filter: within the span of the request. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.after();
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("requestId", RequestId.of(request));
        traceId.of(request).ifPresent(id -> fields.put("traceId", id));
        request.setAttribute(LINES, new Started(fields, System.nanoTime()));
        context.add(new MdcPropagationContext(fields));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(LINES, Started.class).ifPresent(started -> {
            response.header(RequestId.HEADER, started.fields().get("requestId"));
            log(request, response, started);
        });
    }

    private static void log(HttpRequest<?> request, MutableHttpResponse<?> response, Started started) {
        var route = BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE);
        var line = LOG.atLevel(HealthPaths.contains(request.getPath()) ? Level.DEBUG : Level.INFO)
                .addKeyValue("method", request.getMethodName())
                .addKeyValue("route", route)
                .addKeyValue("status", response.code())
                .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started.nanoTime()));
        line.log("{} {} {}", request.getMethodName(), route, response.code());
    }
}
