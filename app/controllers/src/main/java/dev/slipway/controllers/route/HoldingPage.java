package dev.slipway.controllers.route;

import dev.slipway.controllers.lambda.HttpAnswer;
import dev.slipway.controllers.lambda.HttpRequest;
import java.time.Duration;
import java.util.Set;

/**
 * Response while a service starts: 503 with Retry-After. Browsers get a page that reloads itself after a GET; after
 * other methods a reload would send a form twice. Other clients get a problem document. The response contains nothing
 * of the request.
 */
final class HoldingPage {
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex">
            %s<title>Starting</title>
            <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style>
            </head>
            <body>
            <h1>Starting</h1>
            <p>%s</p>
            </body>
            </html>
            """;

    private HoldingPage() {}

    /** The response for a request. */
    static HttpAnswer of(HttpRequest request, Duration pause) {
        var safe = SAFE.contains(request.method());
        var answer =
                (request.header("accept").contains("text/html") ? page(safe, pause) : problem(safe)).retryAfter(pause);
        return request.method().equals("HEAD") ? answer.withoutBody() : answer;
    }

    private static HttpAnswer page(boolean safe, Duration pause) {
        var reload = "<meta http-equiv=\"refresh\" content=\"%d\">\n".formatted(pause.toSeconds());
        var body = safe
                ? PAGE.formatted(reload, "This service was asleep and is starting. This page reloads itself.")
                : PAGE.formatted(
                        "", "This service was asleep and has not processed your request. Send it again in a minute.");
        return HttpAnswer.of(503, "text/html; charset=utf-8", body)
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }

    private static HttpAnswer problem(boolean safe) {
        return HttpAnswer.problem(
                503,
                safe
                        ? "the service was asleep and is starting; retry after the time in Retry-After"
                        : "the service was asleep and has not processed the request; retry after the time in Retry-After");
    }
}
