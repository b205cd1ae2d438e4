package dev.slipway.orders.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers as DynamoDB does where DynamoDB Local cannot be made to: one answer after the other, the last for good. */
final class Stub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, String body) {

        static Answer ok(String body) {
            return new Answer(200, body);
        }

        static Answer error(int status, String code, String message) {
            return new Answer(
                    status,
                    "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}".formatted(code, message));
        }

        /** A transaction that was cancelled, with a reason for each of its items. */
        static Answer cancelled(String... codes) {
            var body = JSON.createObjectNode()
                    .put("__type", "com.amazonaws.dynamodb.v20120810#TransactionCanceledException")
                    .put(
                            "Message",
                            "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                                    + String.join(", ", codes) + "]");
            var reasons = body.putArray("CancellationReasons");
            List.of(codes).forEach(code -> reasons.addObject().put("Code", code));
            return new Answer(400, body.toString());
        }
    }

    private final HttpServer server;
    private final Queue<Answer> answers;
    private final Queue<JsonNode> requests = new ConcurrentLinkedQueue<>();

    Stub(Answer... answers) throws IOException {
        this.answers = new ConcurrentLinkedQueue<>(List.of(answers));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(JSON.readTree(exchange.getRequestBody()));
            var answer = answers.size() > 1 ? answers.remove() : answers.element();
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A store that asks here. */
    DynamoOrderStore store() {
        DynamoDbLocal.use(endpoint());
        return DynamoOrderStore.open("orders");
    }

    /** Answers so from now on. */
    void answer(Answer answer) {
        answers.add(answer);
        answers.remove();
    }

    /** What was asked so far, in order. */
    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
