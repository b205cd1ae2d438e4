package dev.slipway.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalWidthTest {
    @Test
    void theVariableColumnsIsTheWidth() {
        assertThat(TerminalWidth.of(Map.of("COLUMNS", "132"))).isEqualTo(new TerminalWidth(132));
        assertThat(TerminalWidth.of(Map.of("COLUMNS", "20")).columns()).isEqualTo(TerminalWidth.MIN_COLUMNS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "wide", "1234567"})
    void anotherValueIsNoLimit(String columns) {
        assertThat(TerminalWidth.of(Map.of("COLUMNS", columns))).isEqualTo(TerminalWidth.UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({
        "api-orders-integration,30,api-orders-integration",
        "network-private-a-association,13,networ…iation",
        "network-private-a-association,12,networ…ation",
        "abc,3,abc",
        "abcd,3,a…d"
    })
    void aLongTextLosesItsMiddle(String text, int length, String expected) {
        assertThat(TerminalWidth.shortened(text, length)).isEqualTo(expected);
    }

    @Test
    void longLinesAreWrappedBetweenWordsBelowTheirBeginning() {
        var line = "    orders-task-definition runs the container orders from nginx:1.29, whose tag can move";

        assertThat(new TerminalWidth(60).wrapped(List.of("short", line)))
                .containsExactly(
                        "short",
                        "    orders-task-definition runs the container orders from",
                        "        nginx:1.29, whose tag can move");
    }

    @Test
    void aWordLongerThanALineStaysWhole() {
        var arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/token-bddc65";

        assertThat(new TerminalWidth(60).wrapped(List.of("see " + arn))).containsExactly("see", "    " + arn);
    }

    @Test
    void coloursHaveNoWidth() {
        var line = "\u001b[31m" + "a".repeat(29) + "\u001b[0m " + "b".repeat(30);

        assertThat(new TerminalWidth(60).wrapped(List.of(line))).containsExactly(line);
    }

    @Test
    void outputOutsideOfATerminalIsNotChanged() {
        var line = "word ".repeat(100).strip();

        assertThat(TerminalWidth.UNLIMITED.wrapped(List.of(line))).containsExactly(line);
    }
}
