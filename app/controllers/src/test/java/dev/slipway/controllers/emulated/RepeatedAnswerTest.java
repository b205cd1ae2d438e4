package dev.slipway.controllers.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.route.Activator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many requests to a sleeping service cost one call to ECS in a second. */
class RepeatedAnswerTest {
    private static final Map<String, String> VARIABLES = new HashMap<>(EmulatedRouting.VARIABLES);

    static {
        VARIABLES.putAll(Map.of("CLUSTER", "dev", "SERVICE", "orders"));
    }

    private final EmulatedAws aws = new EmulatedAws();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Activator activator = new Activator(new Environment(VARIABLES), aws.clients(), () -> now);

    @AfterEach
    void stop() {
        aws.close();
    }

    private String decision(String event) {
        return activator.handle(Event.of(event)).decision();
    }

    private static String request() throws IOException {
        return Files.readString(Path.of("src/test/resources/events/balancer.json"));
    }

    @Test
    void theAnswerOfASecondAgoIsRepeatedWithoutACall() throws IOException {
        assertThat(decision(request())).isEqualTo("woken");
        var calls = aws.calls().size();

        now = now.plusMillis(999);
        assertThat(decision(request())).isEqualTo("waiting");
        assertThat(activator.handle(Event.of(request())).answer()).isPresent();
        assertThat(aws.calls()).hasSize(calls);

        now = now.plusMillis(1);
        decision(request());
        assertThat(aws.calls()).hasSizeGreaterThan(calls);
    }

    @Test
    void aDirectInvocationIsAlwaysDecidedAnew() throws IOException {
        decision(request());
        var calls = aws.calls().size();

        decision("{}");
        assertThat(aws.calls()).hasSizeGreaterThan(calls);
    }
}
