package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages about operations are short, one for each task. */
class PageLengthTest {
    private static final int MAX_WORDS = 1_500;
    private static final Path OPERATIONS = Path.of("docs", "operations");

    @Test
    void aPageAboutATaskIsShort() {
        assertThat(Page.below(OPERATIONS))
                .hasSizeBetween(9, 13)
                .allSatisfy(page -> assertThat(words(page)).as(page.toString()).isLessThan(MAX_WORDS));
    }

    private static int words(Path page) throws IOException {
        return Files.readString(page).split("\\s+").length;
    }
}
