package dev.slipway.controllers.lambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that an API or a load balancer passes to a function.
 *
 * @param from the service that invokes the function
 * @param method in upper case
 * @param headers the last value of each header, by names in lower case
 * @param multiValue true for a load balancer with multi-value headers
 */
public record HttpRequest(RequestSource from, String method, Map<String, String> headers, boolean multiValue) {
    /** The service that invokes a function for a client. */
    public enum RequestSource {
        /** A REST API, by a proxy integration. */
        REST,
        /** An HTTP API, in the payload format 2.0. */
        API,
        /** A target group of a load balancer. */
        BALANCER
    }

    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    /** The request in an event; empty for a schedule, a push or a direct invocation. */
    public static Optional<HttpRequest> of(JsonObject event) {
        var context = EventJson.object(event, "requestContext");
        var http = EventJson.object(context, "http");
        if (http.has("method")) {
            return Optional.of(request(RequestSource.API, EventJson.text(http, "method"), event));
        }
        return event.has("httpMethod")
                ? Optional.of(request(
                        context.has("elb") ? RequestSource.BALANCER : RequestSource.REST,
                        EventJson.text(event, "httpMethod"),
                        event))
                : Optional.empty();
    }

    private static HttpRequest request(RequestSource from, Optional<String> method, JsonObject event) {
        var headers = new HashMap<String, String>();
        for (var header : EventJson.object(event, "multiValueHeaders").entrySet()) {
            if (header.getValue() instanceof JsonArray values && !values.isEmpty()) {
                put(headers, header.getKey(), values.get(values.size() - 1).getAsString());
            }
        }
        var single = EventJson.object(event, "headers");
        single.keySet().forEach(name -> EventJson.text(single, name).ifPresent(value -> put(headers, name, value)));
        var several = from == RequestSource.BALANCER && event.has("multiValueHeaders");
        return new HttpRequest(from, method.orElse("GET").toUpperCase(Locale.ROOT), headers, several);
    }

    private static void put(Map<String, String> headers, String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
    }

    /** The value of a header; empty without the header. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
