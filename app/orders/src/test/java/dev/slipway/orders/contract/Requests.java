package dev.slipway.orders.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Requests made from the document: valid ones, and ones that are wrong in a place or two. The same seed makes the same
 * requests.
 */
final class Requests {

    record Request(String method, String path, String text) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\t",
            "\u0000",
            "%",
            "%00",
            "..",
            "../..",
            "null",
            "0",
            "-1",
            "1e9",
            "NaN",
            "true",
            "[]",
            "{}",
            "'",
            "\"",
            "<script>",
            "Ä",
            "🍵",
            "‮x",
            "a".repeat(101),
            "a".repeat(5000),
            "018f2b52-0000-7000-8000-00000000000g",
            "*",
            "\"1\"",
            "\"0\"",
            "W/\"1\"",
            "\"99999999999999999999\"",
            "placed,paid");

    private static final List<String> ODD_BODIES = List.of(
            "",
            "null",
            "[]",
            "\"x\"",
            "1",
            "{",
            "{}",
            "{\"a\":",
            "{}{}",
            "{\"a\":1,\"a\":2}",
            "\u0000",
            "\ufeff{}",
            "nul",
            "[".repeat(2000),
            "{\"a\":".repeat(2000),
            "x".repeat(70_000),
            "{\"quantity\":1e999}",
            "{\"\\ud800\":1}");

    private static final List<String> ODD_HEADERS = List.of(
            "Accept: text/html",
            "Accept: x",
            "Accept: ",
            "Content-Encoding: gzip",
            "Expect: 100-continue",
            "Range: bytes=0-1",
            "X-Request-Id: a b",
            "X-Amzn-Trace-Id: Root=;;=",
            "traceparent: 00",
            "If-None-Match: *",
            "Origin: https://example.com",
            "Accept-Charset: utf-7",
            "Cookie: a=\u0001",
            "X-HTTP-Method-Override: DELETE");

    private static final List<String> ODD_TYPES = List.of(
            "text/plain", "application/xml", "x", "application/json; charset=utf-16", "multipart/form-data", "");

    private static final List<String> ODD_PATHS = List.of(
            "//",
            "/orders/",
            "/orders//status",
            "/orders/../health",
            "/orders/%2e%2e/health",
            "/%",
            "/orders/%zz",
            "/docs/../x",
            "/orders;x=1",
            "/Orders",
            "/management/health/liveness/x",
            "/orders/?/status",
            "/\u00e4",
            "/docs/%2e%2e%2fx");

    private final Random random;
    private final Map<String, PathItem> paths;
    private final List<String> orders = new ArrayList<>();

    Requests(Map<String, PathItem> paths, long seed) {
        this.paths = paths;
        this.random = new Random(seed);
    }

    /** Has later requests use this order. */
    void know(String order) {
        orders.add(order);
    }

    Request next() {
        var template = pick(List.copyOf(paths.keySet()));
        var operations = paths.get(template).readOperationsMap();
        var method = rarely() ? pick(List.of(PathItem.HttpMethod.values())) : pick(List.copyOf(operations.keySet()));
        var operation =
                operations.getOrDefault(method, operations.values().iterator().next());
        var parameters = Stream.concat(
                        Stream.ofNullable(operation.getParameters()).flatMap(List::stream),
                        Stream.ofNullable(paths.get(template).getParameters()).flatMap(List::stream))
                .toList();
        var path = rarely() ? pick(ODD_PATHS) : path(template, parameters);
        return new Request(
                method.name(), path.replaceAll("\\?.*", ""), text(method.name(), path, parameters, operation));
    }

    private String path(String template, List<Parameter> parameters) {
        var path = template;
        var query = new ArrayList<String>();
        for (var parameter : parameters) {
            var value =
                    URLEncoder.encode(value(parameter), StandardCharsets.UTF_8).replace("+", "%20");
            if (parameter.getIn().equals("path")) {
                path = path.replace("{" + parameter.getName() + "}", value.isEmpty() ? "x" : value);
            } else if (parameter.getIn().equals("query") && random.nextBoolean()) {
                query.add(parameter.getName() + "=" + value);
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String value(Parameter parameter) {
        if (sometimes()) {
            return pick(ODD_TEXTS);
        }
        if (parameter.getName().equals("id") && !orders.isEmpty()) {
            return pick(orders);
        }
        return valid(parameter.getSchema()).asText();
    }

    private String text(String method, String path, List<Parameter> parameters, Operation operation) {
        var head = new StringBuilder("%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n".formatted(method, path));
        for (var parameter : parameters) {
            if (parameter.getIn().equals("header") && random.nextBoolean()) {
                head.append(parameter.getName())
                        .append(": ")
                        .append(value(parameter).replaceAll("[\r\n\0]", ""))
                        .append("\r\n");
            }
        }
        if (rarely()) {
            head.append(pick(ODD_HEADERS)).append("\r\n");
        }
        if (operation.getRequestBody() == null) {
            return head.append("\r\n").toString();
        }
        var schema =
                operation.getRequestBody().getContent().get("application/json").getSchema();
        var body = sometimes() ? pick(ODD_BODIES) : body(schema);
        var type = rarely() ? pick(ODD_TYPES) : "application/json";
        return head.append("Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(type, body.getBytes(StandardCharsets.UTF_8).length, body))
                .toString();
    }

    /** The example of the document, or one that is wrong in a field. */
    private String body(Schema<?> schema) {
        ObjectNode body = JSON.valueToTree(schema.getExample());
        var field = pick(List.copyOf(schema.getProperties().keySet()));
        var of = schema.getProperties().get(field);
        switch (random.nextInt(7)) {
            case 0 -> body.remove(field);
            case 1 -> body.put("unknown", 1);
            case 2 -> body.put(field, pick(ODD_TEXTS));
            case 3 -> body.putArray(field).add(1);
            case 4 -> body.set(field, edge(of));
            default -> body.set(field, of.getEnum() == null ? body.path(field) : valid(of));
        }
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode edge(Schema<?> schema) {
        if (schema.getMaximum() != null) {
            var edges = List.of(schema.getMinimum(), schema.getMaximum());
            return JSON.getNodeFactory().numberNode(pick(edges).longValue() + random.nextInt(3) - 1);
        }
        int longest = schema.getMaxLength() == null ? 100 : schema.getMaxLength();
        return JSON.getNodeFactory().textNode("é".repeat(longest + random.nextInt(3) - 1));
    }

    private JsonNode valid(Schema<?> schema) {
        var nodes = JSON.getNodeFactory();
        if (schema.getEnum() != null) {
            return nodes.textNode(pick(schema.getEnum()).toString());
        }
        if (schema.getMaximum() != null) {
            return nodes.numberNode(1 + random.nextInt(schema.getMaximum().intValue()));
        }
        return nodes.textNode("uuid".equals(schema.getFormat()) ? "018f2b52-0000-7000-8000-000000000000" : "a.b");
    }

    private <T> T pick(List<? extends T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean sometimes() {
        return random.nextInt(4) == 0;
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }
}
