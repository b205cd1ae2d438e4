package dev.slipway.components.gateway;

import dev.slipway.base.PathLabel;
import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/**
 * A path pattern of an HTTP API, see
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html">routes</a>. It
 * matches requests with any method, and the service gets them with their original path. An exact path has precedence
 * over {@code /api/*}, a longer {@code /api/v1/*} over a shorter one, and every route over {@code /*}.
 *
 * @param path {@code /*} for requests that match no other route, {@code /api/*} for paths below {@code /api}, or an
 *     exact path, which {@code /api/*} does not match; case-sensitive segments of A-Z a-z 0-9 - . _ ~
 */
public record ApiRoute(String path) {
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~-]+)*/\\*|(/[A-Za-z0-9._~-]+)+");
    private static final String REST = "/*";

    /** @throws SpecException for a path of another form */
    public ApiRoute {
        if (!PATH.matcher(path).matches()) {
            throw new SpecException(
                    "the path '%s' is not possible for an HTTP API".formatted(path),
                    "give an exact path of A-Z a-z 0-9 - . _ ~ such as /api, or one with /* at its end");
        }
    }

    /** The route key, such as {@code ANY /api/{proxy+}}. */
    public String key() {
        if (path.equals(REST)) {
            return "$default";
        }
        return "ANY " + (path.endsWith(REST) ? path.substring(0, path.length() - REST.length()) + "/{proxy+}" : path);
    }

    /**
     * The route in the source ARN of a
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
     * permission</a>, after the stage, such as {@code *}{@code /api/{proxy+}} for every method.
     */
    String resource() {
        return path.equals(REST) ? key() : key().replace("ANY ", "*");
    }

    /** Returns true for the route {@code $default}, which receives requests that match no other route. */
    boolean takesTheRest() {
        return path.equals(REST);
    }

    /**
     * The CloudWatch dimensions of the requests of this route, in addition to the API's, see
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html">metrics</a>.
     */
    String dimensions() {
        var key = key().split(" ");
        return "Method=%s,Resource=%s,Stage=%s".formatted(key[0], key[1], ApiStage.NAME);
    }

    String label() {
        return PathLabel.of(path);
    }
}
