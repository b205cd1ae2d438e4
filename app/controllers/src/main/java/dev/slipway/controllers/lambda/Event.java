package dev.slipway.controllers.lambda;

import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * The event that a function is invoked with.
 *
 * @param json the event as JSON
 * @param http the HTTP request in the event of an API or a load balancer
 */
public record Event(JsonObject json, Optional<HttpRequest> http) {

    /** Reads an event. */
    public static Event of(String text) {
        var json = EventJson.object(text);
        return new Event(json, isAuthorization(json) ? Optional.empty() : HttpRequest.of(json));
    }

    /** Returns true for the request of an API to its Lambda authorizer. */
    private static boolean isAuthorization(JsonObject json) {
        return EventJson.text(json, "type").equals(Optional.of("REQUEST"));
    }

    /** Returns true for the weekly call that keeps the SnapStart snapshot of a version active. */
    boolean keepsSnapshot() {
        return EventJson.text(json, "source").equals(Optional.of("slipway.snapshot"));
    }

    /**
     * The kind in the log: {@code rest}, {@code api}, {@code balancer}, {@code authorizer}, {@code push}, {@code schedule} or
     * {@code direct}.
     */
    String kind() {
        if (isAuthorization(json)) {
            return "authorizer";
        }
        return http.map(request -> request.from().name().toLowerCase(Locale.ROOT))
                .orElseGet(() -> switch (EventJson.text(json, "source").orElse("")) {
                    case "aws.ecr" -> "push";
                    case "aws.events", "aws.scheduler", "slipway.snapshot" -> "schedule";
                    default -> "direct";
                });
    }
}
