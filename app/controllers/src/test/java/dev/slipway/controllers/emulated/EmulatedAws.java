package dev.slipway.controllers.emulated;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.controllers.aws.Aws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * AWS as far as the controllers call it, on a loopback port: each protocol as AWS documents it, with a state behind it. Any
 * action can be made to fail as AWS fails.
 */
public final class EmulatedAws implements AutoCloseable {
    /** So that no test depends on how busy its machine is. */
    public static final Aws.Timeouts PATIENT =
            new Aws.Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(4));

    private static final Map<String, String> PREFIXES =
            Map.of("AnyScaleFrontendService", "application-autoscaling", "AmazonSSM", "ssm");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final EmulatedService service = new EmulatedService();
    private final EmulatedRouting routing = new EmulatedRouting();
    private final EmulatedParameter parameter = new EmulatedParameter();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();

    private record Fault(int status, String code, String message) {}

    private record Reply(int status, String type, String body) {}

    public EmulatedAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::exchange);
        server.setExecutor(threads);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Clients of it. */
    public Aws clients() {
        return new Aws(
                Region.EU_WEST_1,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                Optional.of(endpoint()),
                EmulatedAws.PATIENT);
    }

    /** Has an action fail from now on. */
    public void fail(String action, int status, String code, String message) {
        faults.put(action, new Fault(status, code, message));
    }

    /** Has all actions answered again. */
    public void mend() {
        faults.clear();
    }

    /** Runs something once, just before an action is next answered. */
    void before(String action, Runnable what) {
        before.put(action, what);
    }

    /** The actions called so far, as IAM names them. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** What SSM keeps. */
    public EmulatedParameter parameter() {
        return parameter;
    }

    EmulatedService service() {
        return service;
    }

    EmulatedRouting routing() {
        return routing;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var reply = reply(exchange, body);
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply reply(HttpExchange exchange, String body) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            var action = target.substring(target.indexOf('.') + 1);
            var prefix = target.substring(0, target.indexOf('.'));
            called(PREFIXES.getOrDefault(prefix, "ecs"), action);
            var fault = faults.get(action);
            if (fault != null) {
                return json(fault.status(), error("__type", fault));
            }
            var request = JsonParser.parseString(body).getAsJsonObject();
            return json(200, prefix.equals("AmazonSSM") ? parameter.answer(request) : service.answer(action, request));
        }
        if (exchange.getRequestURI().getPath().startsWith("/v2/apis/")) {
            return gateway(exchange.getRequestMethod(), body);
        }
        var form = form(body);
        var action = form.getOrDefault("Action", "");
        called(prefix(action), action);
        var fault = faults.get(action);
        return fault == null
                ? new Reply(200, "text/xml", routing.answer(action, form))
                : new Reply(
                        fault.status(),
                        "text/xml",
                        "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                                .formatted(fault.code(), fault.message()));
    }

    private Reply gateway(String method, String body) {
        called("apigateway", method);
        var fault = faults.get(method);
        if (fault != null) {
            return json(fault.status(), error("__type", fault));
        }
        var request =
                body.isEmpty() ? new JsonObject() : JsonParser.parseString(body).getAsJsonObject();
        return json(200, routing.answer(method, request));
    }

    private void called(String prefix, String action) {
        calls.add(prefix + ":" + action);
        Optional.ofNullable(before.remove(action)).ifPresent(Runnable::run);
    }

    private static String prefix(String action) {
        return switch (action) {
            case "GetMetricData" -> "cloudwatch";
            case "DescribeNetworkInterfaces" -> "ec2";
            default -> "elasticloadbalancing";
        };
    }

    private static JsonObject error(String key, Fault fault) {
        var error = new JsonObject();
        error.addProperty(key, fault.code());
        error.addProperty("message", fault.message());
        return error;
    }

    private static Reply json(int status, JsonObject body) {
        return new Reply(status, "application/x-amz-json-1.1", body.toString());
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                form.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
