package dev.slipway.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalCharactersTest {
    @Test
    void aTreeIsWrittenInAscii() {
        var out = new StringWriter();
        var writer = TerminalCharacters.ascii(out);
        writer.print("├─ a │  └─ b… → 2 × 3");
        writer.print('é');
        writer.flush();

        assertThat(out).hasToString("|- a |  `- b... -> 2 x 3é");
    }

    @Test
    void anEncodingHasTheCharactersOfTreesOrNot() {
        assertThat(TerminalCharacters.areAvailable(StandardCharsets.UTF_8)).isTrue();
        assertThat(TerminalCharacters.areAvailable(StandardCharsets.US_ASCII)).isFalse();
        assertThat(TerminalCharacters.areAvailable(StandardCharsets.ISO_8859_1)).isFalse();
    }
}
