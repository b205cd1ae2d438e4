package dev.slipway.orders;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.List;

/**
 * Asks each route once and exits, so that the JVM can record what a start needs into its ahead-of-time cache.
 *
 * <pre>{@code
 * MICRONAUT_ENVIRONMENTS=training java -XX:AOTCacheOutput=orders.aot -jar orders.jar
 * }</pre>
 *
 * A request that fails ends the process with an error, and with it the build of the image.
 */
@Singleton
@Requires(env = "training")
final class Training implements ApplicationEventListener<ServerStartupEvent> {

    private static final List<String> PATHS = List.of("/", "/health");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        // Not the server's own URI: it holds the host's name, which need not resolve where an image is built.
        URI server = URI.create("http://127.0.0.1:" + event.getSource().getPort());
        PATHS.stream().map(server::resolve).forEach(Training::get);
        System.exit(0);
    }

    private static void get(URI uri) {
        try {
            URLConnection connection = uri.toURL().openConnection();
            connection.setReadTimeout((int) TIMEOUT.toMillis());
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Training got no answer from " + uri, e);
        }
    }
}
