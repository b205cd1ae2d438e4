package dev.slipway.orders.attachment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A server on this machine that keeps one bucket as S3 does, without looking at signatures. */
public final class Bucket implements AutoCloseable {

    public static final String NAME = "files";

    private static final String PATH = "/" + NAME + "/";

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final HttpServer server;
    private volatile boolean down;

    private Bucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    public static Bucket open() throws IOException {
        return new Bucket();
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Answers 503 from now on. */
    public void goDown() {
        down = true;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var key = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
        var body = exchange.getRequestBody().readAllBytes();
        if (down) {
            respond(exchange, 503, new byte[0]);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            objects.put(key, body);
            respond(exchange, 200, new byte[0]);
        } else if (key.isEmpty()) {
            respond(exchange, 200, list(exchange).getBytes(StandardCharsets.UTF_8));
        } else if (objects.containsKey(key)) {
            respond(exchange, 200, objects.get(key));
        } else {
            respond(exchange, 404, new byte[0]);
        }
    }

    private String list(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return objects.entrySet().stream()
                .filter(object -> query.contains("prefix=" + object.getKey().replaceAll("[^/]*$", "")))
                .map(object ->
                        "<Contents><Key>%s</Key><Size>%d</Size><LastModified>2026-01-02T03:04:05Z</LastModified></Contents>"
                                .formatted(object.getKey(), object.getValue().length))
                .collect(Collectors.joining(
                        "",
                        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">",
                        "</ListBucketResult>"));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
