package dev.slipway.orders;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Training run that calls each route once and exits, so that the JVM records the classes of a start for its
 * ahead-of-time cache.
 *
 * <pre>{@code
 * MICRONAUT_ENVIRONMENTS=training java -XX:AOTCacheOutput=orders.aot -jar orders.jar
 * }</pre>
 *
 * <p>Attachments are only signed; events go to an address without a server. Region and credentials are those
 * of {@code Rehearsal}. An unexpected response ends the process with an error, and
 * with it the build of the image.
 */
@Singleton
@Requires(env = "training")
final class Training implements ApplicationEventListener<ServerStartupEvent> {

    private static final List<String> PATHS = List.of(
            "/", "/health", "/docs", "/docs/openapi.yaml", "/docs/openapi.json", "/orders", "/sales?product=tea");
    private static final String ORDER = "{\"customer\":\"ada\",\"product\":\"tea\",\"quantity\":2}";
    private static final String FILE = "{\"name\":\"a.txt\",\"contentType\":\"text/plain\",\"size\":1}";
    private static final String NOWHERE = "http://127.0.0.1:9";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        System.setProperty("aws.endpointUrlEventBridge", NOWHERE);
        // Not the server's own URI: it holds the host's name, which need not resolve where an image is built.
        URI server = URI.create("http://127.0.0.1:" + event.getSource().getPort());
        PATHS.stream().map(server::resolve).forEach(uri -> expect(200, HttpRequest.newBuilder(uri)));
        var placed = expect(201, json(server.resolve("/orders")).POST(BodyPublishers.ofString(ORDER)));
        URI order = server.resolve(placed.headers().firstValue("location").orElseThrow());
        expect(200, HttpRequest.newBuilder(order));
        expect(200, json(URI.create(order + "/status")).PUT(BodyPublishers.ofString("{\"status\":\"paid\"}")));
        expect(201, json(URI.create(order + "/attachments")).POST(BodyPublishers.ofString(FILE)));
        expect(400, json(server.resolve("/orders")).POST(BodyPublishers.ofString("{}")));
        // In another thread, because the end waits for the start, which waits for this listener.
        new Thread(() -> System.exit(0), "end of training").start();
    }

    private static HttpRequest.Builder json(URI uri) {
        return HttpRequest.newBuilder(uri).header("Content-Type", "application/json");
    }

    private HttpResponse<String> expect(int status, HttpRequest.Builder request) {
        var asked = request.timeout(TIMEOUT).build();
        try {
            var response = client.send(asked, BodyHandlers.ofString());
            if (response.statusCode() != status) {
                throw new IllegalStateException("Training got %d from %s, not %d: %s"
                        .formatted(response.statusCode(), asked.uri(), status, response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException("Training got no answer from " + asked.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Training was interrupted", e);
        }
    }
}
