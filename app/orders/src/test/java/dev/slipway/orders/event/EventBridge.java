package dev.slipway.orders.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;

/** A server on this machine that takes PutEvents as EventBridge does, and fails as it is told. */
final class EventBridge implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> requests = new ArrayList<>();
    private final HttpServer server;
    private final int status;
    private final int failedEntry;

    private EventBridge(int status, int failedEntry) throws IOException {
        this.status = status;
        this.failedEntry = failedEntry;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            var answer = json.writeValueAsBytes(answer(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    static EventBridge up() throws IOException {
        return new EventBridge(200, -1);
    }

    static EventBridge down() throws IOException {
        return new EventBridge(500, -1);
    }

    /** Refuses one entry of each call, by its index. */
    static EventBridge refusing(int index) throws IOException {
        return new EventBridge(200, index);
    }

    private synchronized JsonNode answer(byte[] request) throws IOException {
        var node = json.readTree(request);
        requests.add(node);
        var answer = json.createObjectNode().put("FailedEntryCount", failedEntry < 0 ? 0 : 1);
        var entries = answer.putArray("Entries");
        for (int i = 0; i < node.path("Entries").size(); i++) {
            if (i == failedEntry) {
                entries.addObject().put("ErrorCode", "ThrottlingException").put("ErrorMessage", "Rate exceeded");
            } else {
                entries.addObject().put("EventId", "event-" + i);
            }
        }
        return answer;
    }

    /** The bodies of the calls, in their order. */
    synchronized List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** Has a client speak with this server, without credentials. */
    void options(EventBridgeClientBuilder builder) {
        builder.endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
