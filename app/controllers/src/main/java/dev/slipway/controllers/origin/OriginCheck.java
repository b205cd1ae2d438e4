package dev.slipway.controllers.origin;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Controller;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.lambda.EventJson;
import dev.slipway.controllers.lambda.Outcome;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/**
 * Allows only requests with the origin verification secret of the distribution: a <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html">Lambda
 * authorizer</a> with payload 2.0 and simple responses, which the API caches. After a failure the API responds with
 * 500, caches nothing, and invokes the authorizer again for the next request.
 */
public final class OriginCheck implements Controller {
    private static final String ADMITTED = "admitted";

    private final String header;
    private final OriginSecret secret;

    /** Reads the settings of an environment. */
    public OriginCheck(Environment environment, Aws aws, InstantSource clock) {
        header = environment.text("ORIGIN_HEADER").toLowerCase(Locale.ROOT);
        secret = new OriginSecret(aws, environment.text("ORIGIN_PARAMETER"), clock);
    }

    @Override
    public Outcome handle(Event event) {
        var shown = EventJson.text(EventJson.object(event.json(), "headers"), header)
                .orElse("");
        if (shown.isEmpty()) {
            return refused(event, "the request has no " + header);
        }
        return secret.is(shown)
                ? Outcome.of(ADMITTED, "the request has the header of the distribution")
                : refused(event, "the %s of the request has another value".formatted(header));
    }

    @Override
    public void prime() {
        secret.prime();
    }

    /** The response of a Lambda authorizer with payload 2.0. */
    @Override
    public Map<String, Object> answer(Outcome outcome) {
        return Map.of("isAuthorized", outcome.decision().equals(ADMITTED));
    }

    /** Not a warning, because anyone who knows the name of the API can cause it. */
    private static Outcome refused(Event event, String reason) {
        var context = EventJson.object(event.json(), "requestContext");
        var from = EventJson.text(EventJson.object(context, "http"), "sourceIp").orElse("");
        return Outcome.of("refused", reason).with("sourceIp", from);
    }
}
