package dev.slipway.controllers.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PrimingTest {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Controller controller = mock(Controller.class);
    private final Priming priming = new Priming(
            controller,
            new Log(
                    "wake",
                    new Environment(Map.of("CLUSTER", "dev", "SERVICE", "orders")),
                    List.of("CLUSTER", "SERVICE"),
                    new PrintStream(lines, true, StandardCharsets.UTF_8),
                    InstantSource.fixed(Instant.EPOCH)));

    @Test
    void theControllerIsPrimedBeforeTheSnapshot() {
        priming.beforeCheckpoint(Core.getGlobalContext());
        verify(controller).prime();
        assertThat(lines.size()).isZero();
    }

    @Test
    void aFailureIsLoggedAndStopsNothing() {
        doThrow(new IllegalStateException("no way to AWS")).when(controller).prime();
        priming.beforeCheckpoint(Core.getGlobalContext());
        assertThat(lines.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"time\":\"1970-01-01T00:00:00Z\",\"level\":\"WARN\",\"controller\":\"wake\",\"cluster\":\"dev\",\"service\":\"orders\",\"requestId\":\"\",\"event\":\"snapshot\",\"decision\":\"notPrimed\",\"reason\":\"no way to AWS\"}%n"
                                .formatted());
    }
}
