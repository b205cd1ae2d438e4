package dev.slipway.controllers.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private enum Colour {
        RED,
        GREEN
    }

    @Test
    void valuesAreReadAsTheirTypes() {
        var environment = of("N", "2", "S", "30", "L", "a, b", "P", "A=x/y,B=z;A=v", "F", "true", "C", "green");
        assertThat(environment.positive("N", 1)).isEqualTo(2);
        assertThat(environment.seconds("S")).contains(Duration.ofSeconds(30));
        assertThat(environment.list("L")).containsExactly("a", "b");
        assertThat(environment.pairs("P")).containsExactly(Map.of("A", "x/y", "B", "z"), Map.of("A", "v"));
        assertThat(environment.flag("F")).isTrue();
        assertThat(environment.choice("C", Colour.class)).isEqualTo(Colour.GREEN);
    }

    @Test
    void whatMayBeMissingHasItsDefault() {
        assertThat(of().positive("N", 1)).isEqualTo(1);
        assertThat(of().flag("F")).isFalse();
        assertThat(of("X", " ").find("X")).isEmpty();
    }

    @Test
    void whatIsMissingOrNotUnderstoodIsRefused() {
        refused(
                () -> of().text("CLUSTER"),
                "the variable CLUSTER is missing; set it in the environment of the function");
        refused(() -> of("L", ",").list("L"), "the variable L has no values; set at least one");
        refused(() -> of("P", "A=").pairs("P"), "A= in the variable P is not a pair; use Name=value");
        refused(() -> of("N", "0").positive("N", 1), "0 in the variable N is not a whole number of 1 or more");
        refused(() -> of("S", "5m").seconds("S"), "5m in the variable S is not a whole number of 1 or more");
        refused(() -> of("F", "yes").flag("F"), "yes in the variable F is neither true nor false; use one of these");
        refused(
                () -> of("C", "blue").choice("C", Colour.class),
                "blue in the variable C is unknown; use one of [red, green]");
    }

    private static void refused(Runnable read, String message) {
        assertThatThrownBy(read::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Environment of(String... pairs) {
        var variables = new HashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i], pairs[i + 1]);
        }
        return new Environment(variables);
    }
}
