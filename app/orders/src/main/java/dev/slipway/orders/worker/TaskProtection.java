package dev.slipway.orders.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scale-in protection of this task, set by the agent of ECS. Outside ECS it does nothing.
 *
 * <p>A protection that is not granted is a warning, and the worker continues: SIGTERM lets it finish the message in hand.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html">Task
 *     scale-in protection endpoint</a>
 */
final class TaskProtection {

    /** Time after which ECS ends the protection of a task that hangs: much longer than a {@link Worker#ROUND}. */
    static final Duration EXPIRY = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(TaskProtection.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Optional<URI> endpoint;
    private String lastFailure = "";

    /** @param agent the value of {@code ECS_AGENT_URI}; empty outside ECS */
    TaskProtection(Optional<String> agent) {
        endpoint = agent.map(uri -> URI.create(uri + "/task-protection/v1/state"));
    }

    /** Has ECS not stop this task when it scales in or deploys. */
    void begin() {
        set("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":%d}".formatted(EXPIRY.toMinutes()));
    }

    void end() {
        set("{\"ProtectionEnabled\":false}");
    }

    private void set(String state) {
        if (endpoint.isEmpty()) {
            return;
        }
        var request = HttpRequest.newBuilder(endpoint.get())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(state))
                .build();
        try {
            report(failure(client.send(request, BodyHandlers.ofString())));
        } catch (IOException e) {
            report(String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The reason in a response; empty if the state was set. ECS also reports failures with the status 200. */
    private static String failure(HttpResponse<String> response) throws IOException {
        JsonNode body = JSON.readTree(response.body());
        return response.statusCode() == OK && body.has("protection")
                ? ""
                : "status %d %s".formatted(response.statusCode(), body);
    }

    /** One line for a failure, and none while it stays the same. */
    private void report(String failure) {
        if (!failure.isEmpty() && !failure.equals(lastFailure)) {
            LOG.warn("ECS does not set the protection of this task: {}", failure);
        }
        lastFailure = failure;
    }
}
