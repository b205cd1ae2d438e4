package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.orders.order.OrderStore;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What clients see while the database is away, slow, read-only or full, and that nothing is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MySqlFaultsTest {

    private static final String TEA = "{\"customer\":\"ada\",\"product\":\"tea\",\"quantity\":2}";
    private static final String READINESS = "/management/health/readiness";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 3;

    private final MariaDb database = MariaDb.running();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private EmbeddedServer server;

    @BeforeAll
    void start() {
        var environment = database.migrated("faults");
        environment.put("DB_CONNECTIONS", String.valueOf(CONNECTIONS));
        server = serve(environment);
        MariaDb.firstAnswer(store());
    }

    private static EmbeddedServer serve(Map<String, String> environment) {
        var properties = new HashMap<String, Object>(environment);
        properties.put("micronaut.server.port", -1);
        return ApplicationContext.run(EmbeddedServer.class, properties);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    interface Step {
        void run() throws Exception;
    }

    /** A fault from its begin to its end: what the service answers meanwhile, and that it then goes on by itself. */
    private void whatAFaultDoes(Step begin, Step end) throws Exception {
        var before = placed(UUID.randomUUID().toString());
        var key = UUID.randomUUID().toString();
        begin.run();
        try {
            unavailable(post(key));
            unavailable(get("/orders/" + before));
            assertThat(get(READINESS).statusCode()).isEqualTo(503);
            assertThat(get("/health").statusCode()).isEqualTo(200);
        } finally {
            end.run();
        }
        await(() -> get(READINESS).statusCode() == 200);
        assertThat(get("/orders/" + before).statusCode()).isEqualTo(200);

        var orders = count("orders");
        var order = placed(key);
        assertThat(placed(key)).isEqualTo(order);
        assertThat(count("orders")).isEqualTo(orders + 1);
    }

    @Test
    void aServerThatStoppedIsUnavailableUntilItIsBack() throws Exception {
        whatAFaultDoes(database::stop, database::start);
    }

    @Test
    void aServerThatDoesNotAnswerIsUnavailableUntilItDoes() throws Exception {
        whatAFaultDoes(database::pause, database::resume);
    }

    @Test
    void whereAllConnectionsAreInUseRequestsAreTurnedAway() throws Exception {
        var taken = new ArrayList<Connection>();

        whatAFaultDoes(
                () -> {
                    while (taken.size() < CONNECTIONS) {
                        taken.add(store().pool().connection());
                    }
                },
                () -> {
                    for (var connection : taken) {
                        connection.close();
                    }
                });
    }

    @Test
    void aWriterThatBecameAReaderIsNotReadyAndRefusesChanges() throws Exception {
        var key = UUID.randomUUID().toString();
        var order = placed(UUID.randomUUID().toString());
        database.execute("SET GLOBAL read_only = 1");
        try {
            unavailable(post(key));
            assertThat(get(READINESS).statusCode()).isEqualTo(503);
            assertThat(get("/health").statusCode()).isEqualTo(200);
            assertThat(get("/orders/" + order).statusCode()).isEqualTo(200);
        } finally {
            database.execute("SET GLOBAL read_only = 0");
        }

        await(() -> get(READINESS).statusCode() == 200);
        assertThat(placed(key)).isEqualTo(placed(key));
    }

    @Test
    void connectionsToAReaderAreGivenUp() throws Exception {
        placed(UUID.randomUUID().toString());
        database.execute("SET GLOBAL read_only = 1");
        var before = new ArrayList<Long>();
        try (var connection = store().pool().connection()) {
            before.add(connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId());
            connection.createStatement().execute("DELETE FROM outbox");
            fail("read-only");
        } catch (SQLException e) {
            assertThat(e.getErrorCode()).isEqualTo(1290);
        } finally {
            database.execute("SET GLOBAL read_only = 0");
        }

        try (var connection = store().pool().connection()) {
            assertThat(connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId())
                    .isNotIn(before);
        }
    }

    private MySqlOrderStore store() {
        return (MySqlOrderStore) server.getApplicationContext().getBean(OrderStore.class);
    }

    @Test
    void anAnswerThatWasLostDoesNotMakeASecondOrder() throws Exception {
        var key = UUID.randomUUID().toString();
        var orders = count("orders");
        HttpResponse<String> lost;
        try (var other = database.connect("faults");
                var statement = other.createStatement()) {
            // The last table that is written: the order is already there, and its transaction not yet at its end.
            statement.execute("LOCK TABLES outbox WRITE");
            lost = post(key);
            statement.execute("UNLOCK TABLES");
        }

        unavailable(lost);
        var events = count("outbox");
        await(() -> post(key).statusCode() == 201);
        published(events);
        assertThat(placed(key)).isEqualTo(placed(key));
        assertThat(count("orders")).isEqualTo(orders + 1);
    }

    @Test
    void aServiceStartsWhileItsDatabaseIsAwayAndIsReadyWhenThatIsThere() throws Exception {
        var environment = database.migrated("faults");
        database.stop();
        try (var late = serve(environment)) {
            try {
                assertThat(get(late, READINESS).statusCode()).isEqualTo(503);
                assertThat(get(late, "/health").statusCode()).isEqualTo(200);
            } finally {
                database.start();
            }
            await(() -> get(late, READINESS).statusCode() == 200);
        }
    }

    private void unavailable(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("retry-after")).hasValue("2");
        assertThat(json.readTree(response.body()).path("type").asText())
                .isEqualTo("urn:problem:orders:store-unavailable");
    }

    /** The id of the order. Its event is published, so that the next fault is none of the publisher's. */
    private String placed(String key) throws Exception {
        var events = count("outbox");
        var response = post(key);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        published(events);
        return json.readTree(response.body()).path("id").asText();
    }

    /** Waits until no more events are left than these. */
    private void published(long events) throws Exception {
        await(() -> count("outbox") <= events);
    }

    private HttpResponse<String> post(String key) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.getURI().resolve("/orders"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(TEA))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(server, path);
    }

    private HttpResponse<String> get(EmbeddedServer server, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.getURI().resolve(path)).build(), BodyHandlers.ofString());
    }

    private long count(String table) throws Exception {
        try (var connection = database.connect("faults");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("waiting").isBefore(deadline);
            Thread.sleep(50);
        }
    }
}
