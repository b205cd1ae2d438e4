package dev.slipway.orders.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.orders.KeepAliveClient;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The service and its OpenAPI document say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {

    /** {@code mvn test -Dtest=ContractTest -Dcontract.seed=7} asks other things. */
    private static final long SEED = Long.getLong("contract.seed", 20260101);

    private static final int REQUESTS = Integer.getInteger("contract.requests", 1000);

    private final Contract contract = Contract.read();
    private EmbeddedServer server;

    @BeforeAll
    void start() {
        server = ApplicationContext.run(
                EmbeddedServer.class, Map.of("micronaut.server.port", -1, "micronaut.metrics.enabled", true));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theDocumentIsValid() {
        assertThat(contract.faults()).isEmpty();
    }

    @Test
    void eachRouteIsDocumentedAndEachDocumentedRouteIsThere() {
        var routes = server.getApplicationContext()
                .getBean(Router.class)
                .uriRoutes()
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                .filter(route -> !route.startsWith("HEAD") && !route.startsWith("GET /management/health"))
                .collect(Collectors.toSet());
        var documented = contract.paths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> method + " " + path.getKey()))
                .filter(route -> !route.startsWith("GET /management/health"))
                .collect(Collectors.toSet());

        assertThat(routes).isEqualTo(documented);
    }

    @Test
    void whateverIsAskedTheAnswerIsAsDocumentedAndNeverTheServicesOwnFault() throws Exception {
        var requests = new Requests(contract.paths(), SEED);
        var json = new ObjectMapper();
        // By what is wrong, each with the first request that shows it.
        var breaches = new TreeMap<String, String>();
        for (int i = 0; i < REQUESTS; i++) {
            var request = requests.next();
            try (var client = KeepAliveClient.connect(server.getPort())) {
                var answer = client.send(request.text());
                for (var breach : contract.breaches(request.method(), request.path(), answer)) {
                    breaches.putIfAbsent(breach, "request %d:%n%s%nanswer: %s".formatted(i, request.text(), answer));
                }
                if (answer.status() == 201 && answer.header("location").startsWith("/orders/")) {
                    requests.know(json.readTree(answer.body()).path("id").asText());
                }
            } catch (IOException e) {
                breaches.putIfAbsent("no answer: " + e, "request %d:%n%s".formatted(i, request.text()));
            }
        }

        assertThat(breaches).as("seed %d", SEED).isEmpty();
    }
}
