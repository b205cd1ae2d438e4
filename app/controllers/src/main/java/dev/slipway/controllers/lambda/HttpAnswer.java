package dev.slipway.controllers.lambda;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * HTTP response for a client. Caches must not store it, because the next response may differ.
 *
 * @param status the HTTP status code
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    private static final Map<Integer, String> REASONS = Map.of(
            200, "OK",
            202, "Accepted",
            404, "Not Found",
            405, "Method Not Allowed",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "Service Unavailable");

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** A text of a media type. */
    public static HttpAnswer of(int status, String type, String body) {
        return new HttpAnswer(
                status,
                Map.of("Content-Type", type, "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff"),
                body);
    }

    public static HttpAnswer json(int status, Map<String, ?> body) {
        return of(status, "application/json", EventJson.of(body));
    }

    /** A problem document (RFC 9457). */
    public static HttpAnswer problem(int status, String detail) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", REASONS.get(status));
        body.put("status", status);
        body.put("detail", detail);
        return of(status, "application/problem+json", EventJson.of(body));
    }

    public HttpAnswer with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new HttpAnswer(status, all, body);
    }

    /** Adds the header {@code Retry-After}. */
    public HttpAnswer retryAfter(Duration pause) {
        return with("Retry-After", Long.toString(pause.toSeconds()));
    }

    /** The same, without the body. */
    public HttpAnswer withoutBody() {
        return new HttpAnswer(status, headers, "");
    }

    /** The response in the format of the caller. */
    Map<String, Object> to(HttpRequest request) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("statusCode", status);
        if (request.from() == HttpRequest.RequestSource.BALANCER) {
            answer.put("statusDescription", "%d %s".formatted(status, REASONS.get(status)));
        }
        if (request.multiValue()) {
            var several = new LinkedHashMap<String, List<String>>();
            headers.forEach((name, value) -> several.put(name, List.of(value)));
            answer.put("multiValueHeaders", several);
        } else {
            answer.put("headers", headers);
        }
        answer.put("isBase64Encoded", false);
        answer.put("body", body);
        return answer;
    }
}
