package dev.slipway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Answers the SDK over HTTP on a loopback port, as a test specifies. All clients that are created while it is open
 * ask it. An action has the name that AWS gives it; one of a REST API is its method and path.
 */
public final class FakeAws implements AutoCloseable {
    private static final Pattern QUERY = Pattern.compile("(?:^|&)Action=(\\w+)");

    private record Answer(int status, Map<String, String> headers, UnaryOperator<String> body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> requests = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, String> properties;

    private FakeAws(HttpServer server) {
        this.server = server;
        this.properties = Map.of(
                "aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort(),
                "aws.accessKeyId", "test",
                "aws.secretAccessKey", "test");
    }

    public static FakeAws start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var aws = new FakeAws(server);
            aws.properties.forEach(System::setProperty);
            server.createContext("/", aws::answer);
            server.start();
            return aws;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that is stopped. */
    public static FakeAws gone() {
        var aws = start();
        aws.server.stop(0);
        return aws;
    }

    /** Sets the next answers of an action, in order; the last one repeats. */
    public FakeAws answers(String action, String... bodies) {
        for (var body : bodies) {
            add(action, new Answer(200, Map.of(), request -> body));
        }
        return this;
    }

    /** Sets the answer of an action to the body of each request. */
    public FakeAws answersEach(String action, UnaryOperator<String> body) {
        add(action, new Answer(200, Map.of(), body));
        return this;
    }

    /** The next answer of an action has these headers too. */
    public FakeAws answersWith(String action, Map<String, String> headers, String body) {
        add(action, new Answer(200, headers, request -> body));
        return this;
    }

    /** The next answer of an action of a JSON API is a refusal. */
    public FakeAws refuses(String action, String code, String message) {
        var body = "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, message);
        add(action, new Answer(400, Map.of("x-amzn-errortype", code), request -> body));
        return this;
    }

    /** The next answer of an action of a query API is a refusal. */
    public FakeAws refusesQuery(String action, String code, String message) {
        var body = "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                .formatted(code, message);
        add(action, new Answer(403, Map.of(), request -> body));
        return this;
    }

    private void add(String action, Answer answer) {
        answers.computeIfAbsent(action, each -> new ArrayDeque<>()).add(answer);
    }

    /** The bodies of the requests for an action, in their order. */
    public List<String> requests(String action) {
        return List.copyOf(requests.getOrDefault(action, List.of()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var action = action(exchange, body);
        requests.computeIfAbsent(action, each -> new CopyOnWriteArrayList<>()).add(body);
        var answer = next(action);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var text = answer.body().apply(body);
        exchange.getResponseHeaders().set("Content-Type", type(text));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer next(String action) {
        var left = answers.get(action);
        if (left == null) {
            return new Answer(400, Map.of("x-amzn-errortype", "UnexpectedAction"), request -> """
                    {"__type": "UnexpectedAction", "message": "the test has no answer for %s"}""".formatted(action));
        }
        return left.size() > 1 ? left.remove() : left.element();
    }

    private static String action(HttpExchange exchange, String body) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.indexOf('.') + 1);
        }
        var query = QUERY.matcher(body);
        return query.find() ? query.group(1) : exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    private static String type(String body) {
        return body.startsWith("<") ? "text/xml" : "application/x-amz-json-1.1";
    }

    @Override
    public void close() {
        properties.keySet().forEach(System::clearProperty);
        server.stop(0);
    }
}
