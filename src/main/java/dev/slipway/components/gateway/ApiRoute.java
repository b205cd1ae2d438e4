package dev.slipway.components.gateway;

import dev.slipway.base.PathLabel;
import java.util.regex.Pattern;

/**
 * A path pattern as an HTTP API has it, see
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html">routes</a>. It
 * takes requests of every method, and the service gets them with the path that the caller asked for. An exact path wins
 * over {@code /api/*}, a longer {@code /api/v1/*} over a shorter one, and everything over {@code /*}.
 *
 * @param path {@code /*} for what no other route takes, {@code /api/*} for what lies below {@code /api}, or an exact
 *     path, which {@code /api/*} does not take: segments of A-Z a-z 0-9 - . _ ~, upper and lower case told apart
 */
public record ApiRoute(String path) {
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~-]+)*/\\*|(/[A-Za-z0-9._~-]+)+");
    private static final String REST = "/*";

    /** @throws IllegalArgumentException for a path that is not as described above */
    public ApiRoute {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "the path '%s' is not possible for an HTTP API: give an exact path of A-Z a-z 0-9 - . _ ~ such as /api, or one with /* at its end"
                            .formatted(path));
        }
    }

    /** The route's key, such as {@code ANY /api/{proxy+}}. */
    public String key() {
        if (path.equals(REST)) {
            return "$default";
        }
        return "ANY " + (path.endsWith(REST) ? path.substring(0, path.length() - REST.length()) + "/{proxy+}" : path);
    }

    /**
     * The route as it stands behind the stage in the ARN of a
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
     * permission</a>, such as {@code *}{@code /api/{proxy+}} for every method.
     */
    String resource() {
        return path.equals(REST) ? key() : key().replace("ANY ", "*");
    }

    /** Returns true for the route {@code $default}, which receives requests that match no other route. */
    boolean takesTheRest() {
        return path.equals(REST);
    }

    /**
     * The dimensions under which CloudWatch counts the requests of this route, beside that of the API, see
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
