package dev.slipway.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void livenessIs503WhenTheProcessCannotServe() throws Exception {
        try (var server = serverWith(DownIndicators.LIVENESS)) {
            for (String path : new String[] {"/health", "/api/health"}) {
                var response = get(server, path);

                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.body()).isEqualTo("{\"status\":\"DOWN\"}");
            }
        }
    }

    @Test
    void livenessStaysUpWhenAStoreIsAway() throws Exception {
        try (var server = serverWith(DownIndicators.READINESS)) {
            assertThat(get(server, "/health").statusCode()).isEqualTo(200);
            assertThat(get(server, "/management/health/readiness").statusCode()).isEqualTo(503);
        }
    }

    private static EmbeddedServer serverWith(String downIndicator) {
        return ApplicationContext.run(EmbeddedServer.class, Map.of(downIndicator, true, "micronaut.server.port", -1));
    }

    private HttpResponse<String> get(EmbeddedServer server, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.getURI().resolve(path)).build(), BodyHandlers.ofString());
    }
}
