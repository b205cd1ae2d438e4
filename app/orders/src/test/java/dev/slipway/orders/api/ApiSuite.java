package dev.slipway.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.orders.Together;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.SalesChange;
import dev.slipway.orders.order.Status;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole API over HTTP, the same on every store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ApiSuite {

    private static final String TEA = "{\"customer\":\"ada\",\"product\":\"tea\",\"quantity\":2}";
    private static final String NOBODY = "018f2b52-0000-7000-8000-000000000000";
    private static final String TEXT_RULE = "must be a text of 1 to 100 characters that print, one at least no space";
    private static final String QUANTITY_RULE = "must be a whole number from 1 to 10000";
    private static final String STATUS_RULE = "must be one of placed, paid, shipped, delivered, cancelled";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private EmbeddedServer server;

    /** What makes the service use the store to test, as the environment would. */
    protected abstract Map<String, Object> properties();

    @BeforeAll
    final void start() throws Exception {
        var properties = new HashMap<String, Object>(properties());
        properties.put("micronaut.server.port", -1);
        server = ApplicationContext.run(EmbeddedServer.class, properties);
        awaitReadiness();
    }

    /** A store may connect in the background; if it never does, the first test says why not. */
    private void awaitReadiness() throws IOException, InterruptedException {
        for (int left = 30; left > 0 && get("/management/health/readiness").statusCode() != 200; left--) {
            Thread.sleep(100);
        }
    }

    @AfterAll
    final void stop() {
        server.close();
    }

    @Test
    void aPlacedOrderIsAnsweredWithItsAddressAndTag() throws Exception {
        var response = post(TEA);

        var order = body(response, 201);
        assertThat(header(response, "location")).isEqualTo("/orders/" + id(order));
        assertThat(header(response, "etag")).isEqualTo("\"1\"");
        assertThat(order.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "customer", "product", "quantity", "status", "createdAt", "updatedAt", "version");
        assertThat(order.path("customer").asText()).isEqualTo("ada");
        assertThat(order.path("product").asText()).isEqualTo("tea");
        assertThat(order.path("quantity").asInt()).isEqualTo(2);
        assertThat(order.path("status").asText()).isEqualTo("placed");
        assertThat(order.path("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        assertThat(order.path("updatedAt")).isEqualTo(order.path("createdAt"));
        assertThat(order.path("version").asInt()).isEqualTo(1);
    }

    @Test
    void anOrderIsReadAsItWasPlaced() throws Exception {
        var order = placed();

        var response = get("/orders/" + id(order));

        assertThat(body(response, 200)).isEqualTo(order);
        assertThat(header(response, "etag")).isEqualTo("\"1\"");
    }

    @Test
    void anOrderThatIsKnownIsNotSentAgain() throws Exception {
        var request = request("/orders/" + id(placed())).header("If-None-Match", "\"1\"");

        var response = send(request);

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void anOrderGoesThroughItsLife() throws Exception {
        var id = id(placed());

        for (var step : List.of("paid", "shipped", "delivered")) {
            assertThat(body(step(id, step), 200).path("status").asText()).isEqualTo(step);
        }
        assertThat(body(get("/orders/" + id), 200).path("version").asInt()).isEqualTo(4);
    }

    @Test
    void anIllegalStepIsAConflictThatNamesTheLegalOnes() throws Exception {
        var problem = problem(step(id(placed()), "delivered"), 409, "urn:problem:orders:illegal-step");

        assertThat(problem.path("detail").asText())
                .isEqualTo("A placed order cannot become delivered. It can become paid or cancelled.");
        assertThat(problem.path("allowed")).hasToString("[\"paid\",\"cancelled\"]");
    }

    @Test
    void aCancelledOrderNeverChangesAgain() throws Exception {
        var id = id(placed());
        step(id, "cancelled");

        var problem = problem(step(id, "paid"), 409, "urn:problem:orders:illegal-step");

        assertThat(problem.path("detail").asText())
                .isEqualTo("A cancelled order cannot become paid. It never changes again.");
        assertThat(problem.has("allowed")).isFalse();
    }

    @Test
    void aStepFromAnEarlierVersionFailsItsPrecondition() throws Exception {
        var id = id(placed());
        assertThat(stepFrom(id, "paid", "\"1\"").statusCode()).isEqualTo(200);

        var problem = problem(stepFrom(id, "cancelled", "\"1\""), 412, "urn:problem:orders:stale-version");

        assertThat(problem.path("detail").asText())
                .isEqualTo("The order is at version 2, not 1. Read it again, then decide.");
    }

    @Test
    void theSameKeyTwiceMakesOneOrder() throws Exception {
        var key = UUID.randomUUID().toString();

        var first = postWithKey(TEA, key);
        var second = postWithKey(TEA, key);

        assertThat(body(second, 201)).isEqualTo(body(first, 201));
        assertThat(first.headers().firstValue("idempotent-replayed")).isEmpty();
        assertThat(header(second, "idempotent-replayed")).isEqualTo("true");
    }

    @Test
    void theSameKeyForAnotherOrderIsUnprocessable() throws Exception {
        var key = UUID.randomUUID().toString();
        postWithKey(TEA, key);

        var problem = problem(postWithKey(TEA.replace("tea", "coffee"), key), 422, "urn:problem:orders:key-reused");

        assertThat(problem.path("detail").asText())
                .isEqualTo("The idempotency key \"%s\" was used for another order. Use a new key for a new order."
                        .formatted(key));
    }

    @Test
    void aHundredRequestsWithOneKeyMakeOneOrder() {
        var key = UUID.randomUUID().toString();

        var ids = Together.run(100, i -> {
            try {
                return id(body(postWithKey(TEA, key), 201));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertThat(ids).hasSize(100);
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void ofAHundredWritersOfOneOrderOneSucceedsAndTheOthersAreTold() throws Exception {
        var id = id(placed());

        var codes = Together.run(100, i -> {
            try {
                return stepFrom(id, i % 2 == 0 ? "paid" : "cancelled", "\"1\"").statusCode();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertThat(codes).hasSize(100).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(body(get("/orders/" + id), 200).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        var placed = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            placed.add(0, id(placed()));
        }

        var first = body(get("/orders?limit=2"), 200);
        var second = body(get("/orders?limit=2&cursor=" + first.path("next").asText()), 200);

        assertThat(ids(first)).isEqualTo(placed.subList(0, 2));
        assertThat(ids(second)).isEqualTo(placed.subList(2, 4));
    }

    @Test
    void aListOfOneStatusHoldsNoOther() throws Exception {
        var id = id(placed());
        step(id, "cancelled");
        placed();

        var page = body(get("/orders?status=cancelled&limit=1"), 200);

        assertThat(ids(page)).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"customer\":7,\"product\":[\"tea\"],\"quantity\":\"2\"}",
                "{\"customer\":true,\"product\":null,\"quantity\":2.5}",
                "{\"customer\":\"\",\"product\":\" \\t \",\"quantity\":0}",
                "{\"customer\":\"a\\u0000\",\"product\":\"\\ud800\",\"quantity\":10001}",
                "{}"
            })
    void everyFaultOfABodyIsToldAtOnce(String body) throws Exception {
        var problem = problem(post(body), 400, "urn:problem:orders:invalid-request");

        assertThat(problem.path("detail").asText()).isEqualTo("The request has 3 faults.");
        assertThat(problem.path("errors"))
                .containsExactly(
                        error("customer", TEXT_RULE), error("product", TEXT_RULE), error("quantity", QUANTITY_RULE));
    }

    @Test
    void textsOfAHundredCharactersAreTakenAndLongerOnesAreNot() throws Exception {
        String longest = "🍵".repeat(100);

        assertThat(post(TEA.replace("tea", longest)).statusCode()).isEqualTo(201);
        assertThat(problem(post(TEA.replace("tea", longest + "x")), 400, "urn:problem:orders:invalid-request")
                        .path("errors"))
                .containsExactly(error("product", TEXT_RULE));
    }

    @Test
    void anUnknownFieldIsAFault() throws Exception {
        var problem = problem(
                post("{\"customer\":\"ada\",\"product\":\"tea\",\"quantity\":2,\"prize\":3}"),
                400,
                "urn:problem:orders:invalid-request");

        assertThat(problem.path("errors"))
                .containsExactly(error("prize", "is unknown here; known are customer, product, quantity"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|The body must be a JSON object.",
                "[]|The body must be a JSON object.",
                "null|The body must be a JSON object.",
                "{\"a\":1,\"a\":2}|The body is not JSON, at line 1, column 11: Duplicate field 'a'.",
                "{\"a\":\"|The body is not JSON, at line 1, column 7: Unexpected end-of-input in VALUE_STRING.",
            })
    void whatIsNoJsonObjectIsToldWhere(String body, String detail) throws Exception {
        var problem = problem(post(body), 400, "urn:problem:orders:invalid-request");

        assertThat(problem.path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void everyFaultOfAQueryIsToldAtOnce() throws Exception {
        var problem = problem(get("/orders?status=PAID&limit=101&cursor=x"), 400, "urn:problem:orders:invalid-request");

        assertThat(problem.path("errors"))
                .containsExactly(
                        error("status", STATUS_RULE),
                        error("cursor", "must be the \"next\" of an earlier page"),
                        error("limit", "must be a whole number from 1 to 100"));
    }

    @Test
    void everyFaultOfAStepIsToldAtOnce() throws Exception {
        var request = request("/orders/x/status")
                .header("Content-Type", "application/json")
                .header("If-Match", "1")
                .PUT(BodyPublishers.ofString("{\"status\":\"gone\"}"));

        assertThat(problem(send(request), 400, "urn:problem:orders:invalid-request")
                        .path("errors"))
                .containsExactly(
                        error("id", "must be a UUID"),
                        error(
                                "If-Match",
                                "must be the ETag of the order as it was read, such as \"1\" with its quotes, or *"),
                        error("status", STATUS_RULE));
    }

    @Test
    void aBodyThatNestsTooDeepIsRefused() throws Exception {
        var problem = problem(post("[".repeat(2000)), 400, "urn:problem:orders:invalid-request");

        assertThat(problem.path("detail").asText()).isEqualTo("The body nests or holds too much to be read.");
    }

    @Test
    void aListWithoutOrdersIsAnEmptyList() throws Exception {
        var page = body(get("/orders?cursor=AAAAAAAAAAAAAAAAAAAAAA"), 200);

        assertThat(page).hasToString("{\"orders\":[]}");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() throws Exception {
        var problem = problem(postWithKey(TEA, "k".repeat(256)), 400, "urn:problem:orders:invalid-request");

        assertThat(problem.path("errors"))
                .containsExactly(error("Idempotency-Key", "must be 1 to 255 visible ASCII characters"));
    }

    @Test
    void anUnknownOrderIsNotFound() throws Exception {
        for (var response : List.of(get("/orders/" + NOBODY), step(NOBODY, "paid"))) {
            assertThat(problem(response, 404, "urn:problem:orders:unknown-order")
                            .path("detail")
                            .asText())
                    .isEqualTo("There is no order %s.".formatted(NOBODY));
        }
    }

    @Test
    void anOversizedBodyIsTooLarge() throws Exception {
        problem(post("\"" + "x".repeat(70_000) + "\""), 413, "about:blank");
    }

    @Test
    void anotherMediaTypeIsUnsupported() throws Exception {
        var request = request("/orders").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(TEA));

        problem(send(request), 415, "about:blank");
    }

    @Test
    void theSalesOfAProductAreTheEventsThatAWorkerHasCounted() throws Exception {
        var product = "\u00e9tui " + UUID.randomUUID();
        var store = server.getApplicationContext().getBean(OrderStore.class);
        store.count(SalesChange.of(UUID.randomUUID(), product, 3, Status.PLACED).orElseThrow());

        var sales = body(get("/sales?product=" + URLEncoder.encode(product, StandardCharsets.UTF_8)), 200);

        assertThat(sales).hasToString("{\"product\":\"%s\",\"orders\":1,\"quantity\":3}".formatted(product));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sales", "/sales?product=", "/sales?product=%20", "/sales?product=%00"})
    void salesNeedAProduct(String path) throws Exception {
        assertThat(problem(get(path), 400, "urn:problem:orders:invalid-request").path("errors"))
                .containsExactly(error("product", TEXT_RULE));
    }

    @Test
    void anUnknownPathOrMethodIsAProblemToo() throws Exception {
        assertThat(problem(get("/nothing"), 404, "about:blank").path("detail").asText())
                .isEqualTo("There is nothing at /nothing. See /docs.");
        problem(send(request("/orders").DELETE()), 405, "about:blank");
    }

    @Test
    void aServiceWhoseStoreAnswersIsReady() throws Exception {
        assertThat(body(get("/management/health/readiness"), 200)).isEqualTo(json.readTree("{\"status\":\"UP\"}"));
    }

    private JsonNode placed() throws IOException, InterruptedException {
        return body(post(TEA), 201);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(
                request("/orders").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> postWithKey(String body, String key) throws IOException, InterruptedException {
        return send(request("/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> step(String id, String status) throws IOException, InterruptedException {
        return stepFrom(id, status, "*");
    }

    private HttpResponse<String> stepFrom(String id, String status, String tag)
            throws IOException, InterruptedException {
        return send(request("/orders/" + id + "/status")
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString("{\"status\":\"" + status + "\"}")));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode body(HttpResponse<String> response, int code) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(code);
        assertThat(header(response, "content-type")).isEqualTo("application/json");
        return json.readTree(response.body());
    }

    private JsonNode problem(HttpResponse<String> response, int code, String type) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(code);
        assertThat(header(response, "content-type")).isEqualTo("application/problem+json");
        var problem = json.readTree(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo(type);
        assertThat(problem.path("title").asText()).isNotBlank();
        return problem;
    }

    private JsonNode error(String field, String detail) {
        return json.createObjectNode().put("field", field).put("detail", detail);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String id(JsonNode order) {
        return order.path("id").asText();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("orders").findValuesAsText("id");
    }
}
