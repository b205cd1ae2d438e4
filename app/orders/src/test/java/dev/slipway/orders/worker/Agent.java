package dev.slipway.orders.worker;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The agent of ECS in a task, which responds to each request in the same way. */
final class Agent implements AutoCloseable {

    static final String BEGIN = "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":10}";
    static final String END = "{\"ProtectionEnabled\":false}";

    private static final String PATH = "/api/1234/task-protection/v1/state";

    private final List<String> states = new ArrayList<>();
    private final HttpServer server;

    private Agent(int status, String response) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes());
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            boolean known = exchange.getRequestMethod().equals("PUT")
                    && exchange.getRequestURI().getPath().equals(PATH)
                    && "application/json".equals(type);
            add(known ? body : "unknown request");
            exchange.sendResponseHeaders(status, response.length());
            exchange.getResponseBody().write(response.getBytes());
            exchange.close();
        });
        server.start();
    }

    static Agent granting() throws IOException {
        return new Agent(200, "{\"protection\":{\"ProtectionEnabled\":true,\"TaskArn\":\"arn\"}}");
    }

    /** As ECS does while protected tasks delay a deployment. */
    static Agent refusing() throws IOException {
        return new Agent(200, "{\"failure\":{\"Arn\":\"arn\",\"Reason\":\"DEPLOYMENT_BLOCKED\"}}");
    }

    static Agent failing() throws IOException {
        return new Agent(400, "{\"error\":{\"Code\":\"AccessDeniedException\",\"Message\":\"no\"}}");
    }

    private synchronized void add(String state) {
        states.add(state);
    }

    /** The states that were requested, in their order. */
    synchronized List<String> states() {
        return List.copyOf(states);
    }

    /** The value of {@code ECS_AGENT_URI}. */
    String uri() {
        return "http://localhost:%d/api/1234".formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
