package dev.slipway.orders.mysql;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers GetSecretValue as Secrets Manager does; the AWS SDK of this JVM asks it for as long as it is open. */
final class SecretsManagerStub implements AutoCloseable {

    static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-1-AbCdEf";

    private final AtomicInteger reads = new AtomicInteger();
    private final Map<String, String> properties;
    private final HttpServer server;
    private volatile String body = "";
    private volatile int status = 200;

    SecretsManagerStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            reads.incrementAndGet();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        properties = Map.of(
                "aws.endpointUrlSecretsManager",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "aws.accessKeyId", "test",
                "aws.secretAccessKey", "test");
        properties.forEach(System::setProperty);
    }

    void holds(String user, String password) {
        holds("{\\\"username\\\":\\\"%s\\\",\\\"password\\\":\\\"%s\\\"}".formatted(user, password));
    }

    /** @param secret escaped as within JSON */
    void holds(String secret) {
        status = 200;
        body = "{\"ARN\":\"%s\",\"SecretString\":\"%s\"}".formatted(ARN, secret);
    }

    void denies() {
        status = 400;
        body = "{\"__type\":\"AccessDeniedException\",\"Message\":\"not authorized\"}";
    }

    int reads() {
        return reads.get();
    }

    @Override
    public void close() {
        properties.keySet().forEach(System::clearProperty);
        server.stop(0);
    }
}
