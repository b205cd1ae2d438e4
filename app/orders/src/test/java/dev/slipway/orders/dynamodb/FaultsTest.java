package dev.slipway.orders.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.orders.Together;
import dev.slipway.orders.dynamodb.Stub.Answer;
import dev.slipway.orders.order.OrderStore;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers see of the service while its store fails, and after. */
class FaultsTest {

    /** Far more than all time-outs of a call together. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String TEA = "{\"customer\":\"ada\",\"product\":\"tea\",\"quantity\":2}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private EmbeddedServer server;

    private void serve(URI endpoint, String table) {
        DynamoDbLocal.use(endpoint);
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of("orders.store", "dynamodb", "orders.table", table, "micronaut.server.port", -1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStoreThatRefusesConnections() throws Exception {
        var dynamodb = DynamoDbLocal.shared();
        try (var line = new Line(dynamodb.endpoint())) {
            serve(line.endpoint(), dynamodb.newTable());
            placeAnOrder();

            line.cut();
            assertUnavailable();

            line.repair();
            assertThat(replayed(place())).isFalse();
            assertThatTwoOrdersAreThere();
        }
    }

    @Test
    void aStoreThatRequestsDoNotReach() throws Exception {
        var dynamodb = DynamoDbLocal.shared();
        try (var line = new Line(dynamodb.endpoint())) {
            serve(line.endpoint(), dynamodb.newTable());
            placeAnOrder();

            line.loseRequests();
            assertUnavailable();

            line.repair();
            assertThat(replayed(place())).isFalse();
            assertThatTwoOrdersAreThere();
        }
    }

    @Test
    void aStoreWhoseAnswersAreLost() throws Exception {
        var dynamodb = DynamoDbLocal.shared();
        try (var line = new Line(dynamodb.endpoint())) {
            serve(line.endpoint(), dynamodb.newTable());
            placeAnOrder();

            line.loseAnswers();
            assertUnavailable();

            line.repair();
            var answer = place();
            assertThat(replayed(answer)).isTrue();
            assertThatTwoOrdersAreThere();
            var id = json.readTree(answer.body()).path("id").asText();
            var store = server.getApplicationContext().getBean(OrderStore.class);
            assertThat(store.unpublished(Instant.now().plusSeconds(1), 10))
                    .extracting(event -> event.order().id().toString())
                    .contains(id);
        }
    }

    @Test
    void aStoreThatIsPaused() throws Exception {
        try (var dynamodb = DynamoDbLocal.start()) {
            serve(dynamodb.endpoint(), dynamodb.newTable());
            placeAnOrder();

            signal("STOP", dynamodb.process());
            assertUnavailable();

            signal("CONT", dynamodb.process());
            // It may carry out what had come in while it was paused: then this is a replay, else not.
            assertThat(place().statusCode()).isEqualTo(201);
            assertThatTwoOrdersAreThere();
        }
    }

    @Test
    void aStoreThatThrottles() throws Exception {
        try (var stub = new Stub(Answer.error(400, "ProvisionedThroughputExceededException", "slow down"))) {
            serve(stub.endpoint(), "orders");

            assertUnavailable();

            stub.answer(Answer.ok("{}"));
            assertThat(replayed(place())).isFalse();
            assertThat(get("/management/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO();
        assertThat(kill.start().waitFor()).isZero();
    }

    private void placeAnOrder() throws IOException, InterruptedException {
        assertThat(send(post()).statusCode()).isEqualTo(201);
    }

    /** All at once, so that the time-outs pass once. */
    private void assertUnavailable() {
        var requests = List.of(
                post().header("Idempotency-Key", "the-key"),
                request("/orders/018f2b52-0000-7000-8000-000000000000"),
                request("/orders"),
                request("/management/health/readiness"),
                request("/health"));
        var responses = Together.run(requests.size(), i -> {
            try {
                return send(requests.get(i));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(responses.subList(0, 3)).allSatisfy(response -> {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(response.headers().firstValue("retry-after")).hasValue("2");
            assertThat(json.readTree(response.body()).path("type").asText())
                    .isEqualTo("urn:problem:orders:store-unavailable");
        });
        assertThat(responses.get(3).statusCode()).isEqualTo(503);
        assertThat(responses.get(3).body()).isEqualTo("{\"status\":\"DOWN\"}");
        assertThat(responses.get(4).statusCode()).isEqualTo(200);
    }

    /** The request that had been answered with 503, once more. */
    private HttpResponse<String> place() throws IOException, InterruptedException {
        return send(post().header("Idempotency-Key", "the-key"));
    }

    private static boolean replayed(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return response.headers().firstValue("idempotent-replayed").isPresent();
    }

    private void assertThatTwoOrdersAreThere() throws IOException, InterruptedException {
        JsonNode orders = json.readTree(get("/orders").body()).path("orders");
        assertThat(orders).hasSize(2);
        for (var order : orders) {
            assertThat(json.readTree(get("/orders/" + order.path("id").asText()).body()))
                    .isEqualTo(order);
        }
        assertThat(get("/management/health/readiness").statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder post() {
        return request("/orders").header("Content-Type", "application/json").POST(BodyPublishers.ofString(TEA));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
