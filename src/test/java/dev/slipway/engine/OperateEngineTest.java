package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the command line tells of a stack after a real {@code up}. */
@Tag("engine")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class OperateEngineTest {
    @BeforeEach
    void checkPrerequisites() {
        assumeTrue(
                Prerequisites.missing().isEmpty(), () -> Prerequisites.missing().orElseThrow());
    }

    @Test
    void aDeployedStackIsLookedAt() {
        try (var operated = OperatedStack.create()) {
            assertThat(operated.call("outputs", "operated").err())
                    .isEqualTo("the stack operated is not deployed: run pulumi up -s operated\n");
            assertThat(operated.call("outputs", "operate").err())
                    .isEqualTo("there is no stack operate; did you mean operated?\n");
            operated.stack().up();

            var outputs = operated.call("outputs", "operated", "--json");
            assertThat(outputs.code()).as(outputs.err()).isZero();
            assertThat(JsonParser.parseString(outputs.out())
                            .getAsJsonObject()
                            .getAsJsonObject("service_name")
                            .keySet())
                    .containsExactly("orders", "tunnel");
            assertThat(operated.call("outputs", "operated", "log_group.quotes").out())
                    .isEqualTo("/slipway-operated/quotes/lambda\n");
        }
    }
}
