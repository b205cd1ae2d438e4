package dev.slipway.analysis.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextBlockTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders | orders",
                "orders-control-activator | orders-control-;activator",
                "dynamodb, ecr.api, logs, s3 | dynamodb,;ecr.api, logs,;s3",
                "abcdefghijklmnopqrstuvwxyz | abcdefghijklmnop;qrstuvwxyz"
            })
    void longTextIsSplitAfterPunctuationIfThereIsSome(String text, String lines) {
        assertThat(String.join(";", TextBlock.wrapped(text, 16))).isEqualTo(lines);
    }

    @Test
    void aBlockIsAsWideAsItsLongestLine() {
        var block = TextBlock.edgeLabel(List.of("443", "GET /orders"));

        assertThat(block.width()).isEqualTo(block.width("GET /orders"));
        assertThat(block.width("443")).isCloseTo(3 * 0.556 * 12, within(0.001));
        assertThat(block.height()).isEqualTo(2 * block.lineHeight());
    }

    @Test
    void charactersOfUnknownWidthAreWide() {
        assertThat(TextWidth.of("日本", 10, false)).isEqualTo(20);
        assertThat(TextWidth.of("日本", 10, true)).isGreaterThan(20);
    }
}
