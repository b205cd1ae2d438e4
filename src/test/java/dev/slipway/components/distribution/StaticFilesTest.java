package dev.slipway.components.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    @Test
    void pathsArePatterns() {
        assertThat(StaticFiles.check(List.of("/static/*", "/favicon.ico", "/a?.js")))
                .hasSize(3);
    }

    @Test
    void noPathIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaticFiles.check(List.of()))
                .withMessage("paths: a path is missing; list one, such as /static/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "static/*", "/", "/a b"})
    void aPathThatIsNotForFilesIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaticFiles.check(List.of(path)))
                .withMessage(
                        "paths: the path '%s' is not possible for files; give a slash and up to 254 of A-Z a-z 0-9 _ - . $ / ~ \" ' @ : + * ?; /* is not possible, since services would get no requests"
                                .formatted(path));
    }

    @Test
    void aDuplicatePathIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaticFiles.check(List.of("/a/*", "/a/*")))
                .withMessage("paths: /a/* is listed twice; remove one");
    }
}
