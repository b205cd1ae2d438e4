package dev.slipway.components.gateway;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of access logs: one JSON object for each request. */
final class AccessLogFormat {
    /**
     * The format of an HTTP API, see
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html">variables</a>.
     */
    static final String HTTP_API = of(
            "requestTime",
            "requestId",
            "identity.sourceIp",
            "httpMethod",
            "path",
            "routeKey",
            "protocol",
            "status",
            "responseLength",
            "responseLatency",
            "integrationStatus",
            "integrationLatency",
            "integrationErrorMessage");

    /**
     * The format of a REST API, see
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">
     * variables</a>. It contains the id of the API key, not the key.
     */
    static final String REST_API = of(
            "requestTime",
            "requestId",
            "identity.sourceIp",
            "identity.apiKeyId",
            "httpMethod",
            "path",
            "status",
            "responseLength",
            "responseLatency",
            "integrationLatency");

    private AccessLogFormat() {}

    private static String of(String... variables) {
        return Stream.of(variables)
                .map(variable ->
                        "\"%s\":\"$context.%s\"".formatted(variable.substring(variable.indexOf('.') + 1), variable))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
