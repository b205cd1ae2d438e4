package dev.slipway.controllers.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.Function;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The weekly call that keeps a snapshot active changes and reads nothing. */
class SnapshotEventTest {
    private static final Map<String, String> VARIABLES = new HashMap<>(EmulatedRouting.VARIABLES);

    static {
        VARIABLES.putAll(Map.of("ORIGIN_HEADER", "X-Slipway-Origin", "ORIGIN_PARAMETER", "/slipway/shop-dev/origin"));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAKE", "KILL", "ACTIVATOR", "AUTHORIZER"})
    void aFunctionIgnoresIt(Function.Kind kind) {
        try (var aws = new EmulatedAws()) {
            var function = new Function(kind, aws, VARIABLES);

            function.callWith("{\"source\":\"slipway.snapshot\"}");

            assertThat(function.log().get("decision").getAsString()).isEqualTo("ignored");
            assertThat(function.log().get("event").getAsString()).isEqualTo("schedule");
            assertThat(aws.calls()).isEmpty();
        }
    }
}
