package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/guard-rails.md} with the code. */
class GuardRailsPageTest {
    private static final Path PAGE = Path.of("docs", "guard-rails.md");

    @Test
    void thePageHasARowForEveryRuleAndNoOther() throws IOException {
        var rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows.stream().map(row -> row.substring(0, row.lastIndexOf(" | the ") + 2)))
                .containsExactlyElementsOf(
                        GuardRails.rules().stream().map(GuardRailsPageTest::row).toList());
    }

    @Test
    void thePageExplainsFindingsAboutWaivers() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("`%s`".formatted(GuardRails.WAIVER_EXPIRED), "`%s`".formatted(GuardRails.WAIVER_UNUSED));
    }

    /** A row as far as the code knows it: the last column says in words which resource a waiver names. */
    private static String row(GuardRule rule) {
        return "| `%s` | %s | %s | %s | [%s](%s) |"
                .formatted(
                        rule.name(),
                        rule.severity().name().toLowerCase(Locale.ROOT),
                        rule.scope().words(),
                        rule.sentence(),
                        rule.page().getHost().endsWith("pulumi.com") ? "Pulumi" : "AWS",
                        rule.page());
    }
}
