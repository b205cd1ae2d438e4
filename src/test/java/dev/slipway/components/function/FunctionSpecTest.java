package dev.slipway.components.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.AddedAccess;
import dev.slipway.components.image.Architecture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionSpecTest {
    private static FunctionSpec of(int memory, Duration timeout, int port) {
        return new FunctionSpec(memory, timeout, Architecture.ARM64, port, List.of(), Map.of(), AddedAccess.NONE);
    }

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(ints = {128, 129, 1769, 10240})
    void everyMemorySizeOfLambdaIsAllowed(int memory) {
        assertThat(of(memory, HALF_A_MINUTE, 8080).memory()).isEqualTo(memory);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 127, 10241})
    void otherMemoryIsRefused(int memory) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(memory, HALF_A_MINUTE, 8080))
                .withMessage("memory: a memory of %d MiB is not possible; give 128 to 10240", memory);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999, 1500, 900_001})
    void aTimeOutThatLambdaDoesNotTakeIsRefused(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(128, Duration.ofMillis(millis), 8080))
                .withMessage("timeoutSeconds: a timeout of %d ms is not possible; give 1 to 900 whole seconds", millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65536, 9001})
    void aReservedPortIsRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(128, HALF_A_MINUTE, port))
                .withMessage(
                        "port: a port of %d is not possible; give 1 to 65535, but not Lambda's own 9001, and have the application listen there",
                        port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS_REGION  | environment: AWS_REGION is set by Lambda itself; remove it
            _HANDLER    | environment: _HANDLER is set by Lambda itself; remove it
            AWS_LWA_PORT| environment: AWS_LWA_PORT is set by port; remove it
            _LEVEL      | environment: _LEVEL is not a variable of Lambda, whose names begin with a letter and have two or more; rename it
            X           | environment: X is not a variable of Lambda, whose names begin with a letter and have two or more; rename it
            """)
    void aVariableThatLambdaDoesNotTakeIsRefused(String name, String refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionSpec.listening(8080).withEnvironment(Map.of(name, "value")))
                .withMessage(refusal);
    }
}
