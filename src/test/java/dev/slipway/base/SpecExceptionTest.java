package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecExceptionTest {
    private static final SpecException PORT = new SpecException("port", "1 to 65535 is allowed", "set it to 8080");

    @Test
    void messageBeginsWithTheKey() {
        assertThat(PORT).hasMessage("port: 1 to 65535 is allowed; set it to 8080");
        assertThat(PORT.key()).isEqualTo("port");
    }

    @Test
    void explanationLeavesTheKeyOut() {
        assertThat(PORT.explanation()).isEqualTo("1 to 65535 is allowed; set it to 8080");
    }
}
