package dev.slipway.realengine;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The endpoints that ECS offers to the containers of one task, on a loopback port: the
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html">credentials</a> of the task role, and
 * the <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html">scale-in
 * protection</a> of the task, which the agent sets in the emulated ECS.
 */
final class TaskAgent implements AutoCloseable {
    /** The access key of the task role, by which the recorded calls of the task are found. */
    static final String ACCESS_KEY = "ASIATASKROLE00000000";

    static final String PROTECTED = "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":10}";
    static final String UNPROTECTED = "{\"ProtectionEnabled\":false}";

    private static final String AGENT = "/api/task";
    private static final String PROTECTION = AGENT + "/task-protection/v1/state";
    private static final String CREDENTIALS = "/credentials";

    private final List<String> granted = new CopyOnWriteArrayList<>();
    private final EmulatedAws aws;
    private final String cluster;
    private final String task;
    private final HttpServer server;

    private TaskAgent(EmulatedAws aws, String cluster, String task, HttpServer server) {
        this.aws = aws;
        this.cluster = cluster;
        this.task = task;
        this.server = server;
    }

    /** @param task the ARN of the task */
    static TaskAgent start(EmulatedAws aws, String cluster, String task) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var agent = new TaskAgent(aws, cluster, task, server);
            server.createContext(CREDENTIALS, exchange -> answer(exchange, credentials()));
            server.createContext(PROTECTION, exchange -> answer(exchange, agent.protect(exchange)));
            server.start();
            return agent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The environment variables that ECS adds to those of the task definition. */
    Map<String, String> environment() {
        var uri = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
        return Map.of(
                "AWS_REGION", EngineHarness.REGION,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", uri + CREDENTIALS,
                "ECS_AGENT_URI", uri + AGENT);
    }

    /** The requested protections that ECS granted, in their order. */
    List<String> granted() {
        return List.copyOf(granted);
    }

    String lastGranted() {
        return granted.get(granted.size() - 1);
    }

    private static String credentials() {
        return """
                {"AccessKeyId": "%s", "SecretAccessKey": "test", "Token": "test", "Expiration": "2100-01-01T00:00:00Z"}
                """.formatted(ACCESS_KEY);
    }

    private String protect(HttpExchange exchange) throws IOException {
        var state = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var wanted = JsonParser.parseString(state).getAsJsonObject();
        var request = new JsonObject();
        request.addProperty("cluster", cluster);
        request.add("tasks", tasks());
        request.add("protectionEnabled", wanted.get("ProtectionEnabled"));
        if (wanted.has("ExpiresInMinutes")) {
            request.add("expiresInMinutes", wanted.get("ExpiresInMinutes"));
        }
        var answer = aws.json(
                EngineHarness.REGION,
                "ecs",
                "AmazonEC2ContainerServiceV20141113.UpdateTaskProtection",
                request.toString());
        if (answer.getAsJsonArray("protectedTasks").isEmpty()) {
            return "{\"failure\":{\"Arn\":\"%s\",\"Reason\":\"TASK_NOT_VALID\"}}".formatted(task);
        }
        granted.add(state);
        return "{\"protection\":{\"ProtectionEnabled\":%s,\"TaskArn\":\"%s\"}}"
                .formatted(wanted.get("ProtectionEnabled"), task);
    }

    private JsonArray tasks() {
        var tasks = new JsonArray();
        tasks.add(task);
        return tasks;
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
