package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImageTagTest {
    private static final ImageTag TAG = ImageTag.of("0123456789abcdef".repeat(4));

    @Test
    void aTagOfTheBuildContextBeginsWithSrc() {
        assertThat(TAG.value()).isEqualTo("src-0123456789abcdef");
    }

    @Test
    void eachPushHasATagOfItsOwn() {
        assertThat(TAG.pushedAt(Instant.parse("2026-02-03T04:05:06.7Z")).value())
                .isEqualTo("src-0123456789abcdef-20260203040506");
    }
}
