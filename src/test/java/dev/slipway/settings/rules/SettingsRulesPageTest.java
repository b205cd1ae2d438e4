package dev.slipway.settings.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares the rules between settings in {@code docs/settings.md} with the code. {@code -Dgolden.write=true} writes them.
 */
class SettingsRulesPageTest {
    private static final Path PAGE = Path.of("docs", "settings.md");
    private static final String HEADER = "| rule | key of the error |";

    @Test
    void thePageListsEveryRuleAndNoOther() throws IOException {
        var lines = Files.readAllLines(PAGE);
        var start = lines.indexOf(HEADER) + 2;
        var end = start;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        if (Boolean.getBoolean("golden.write")) {
            var written = new ArrayList<>(lines.subList(0, start));
            written.addAll(rows());
            written.addAll(lines.subList(end, lines.size()));
            Files.write(PAGE, written);
            return;
        }

        assertThat(lines.subList(start, end)).containsExactlyElementsOf(rows());
    }

    @Test
    void noTwoRulesAreTheSame() {
        assertThat(rows()).doesNotHaveDuplicates();
    }

    private static List<String> rows() {
        return SettingsRules.rules().stream()
                .map(rule -> "| %s | `%s` |".formatted(rule.sentence(), rule.key()))
                .toList();
    }
}
