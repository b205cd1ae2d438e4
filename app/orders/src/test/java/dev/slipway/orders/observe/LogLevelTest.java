package dev.slipway.orders.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The levels that {@code logback.xml} sets by the variable {@code LOG_LEVEL}. */
class LogLevelTest {
    private static LoggerContext configured(String level) throws Exception {
        var context = new LoggerContext();
        if (!level.isEmpty()) {
            context.putProperty("LOG_LEVEL", level);
        }
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLevelTest.class.getResource("/logback.xml"));
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "info", "debug", "trace"})
    void theLevelIsThatOfTheServiceAndNotOfItsLibraries(String level) throws Exception {
        var context = configured(level);

        assertThat(context.getLogger("dev.slipway.orders.order.Orders").getEffectiveLevel())
                .isEqualTo(Level.toLevel(level));
        assertThat(context.getLogger("io.micronaut.context").getEffectiveLevel())
                .isEqualTo(Level.INFO);
    }

    @Test
    void theDefaultIsInfo() throws Exception {
        assertThat(configured("").getLogger("dev.slipway.orders").getEffectiveLevel())
                .isEqualTo(Level.INFO);
    }
}
