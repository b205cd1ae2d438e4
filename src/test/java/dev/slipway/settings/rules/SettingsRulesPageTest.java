package dev.slipway.settings.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the rules between settings in {@code docs/settings/rules.md} with the code. {@code -Dgolden.write=true} writes them.
 */
class SettingsRulesPageTest {
    private static final Path PAGE = Path.of("docs", "settings", "rules.md");
    private static final String ITEM = "- ";

    @Test
    void thePageListsEveryRuleAndNoOther() throws IOException {
        var lines = Files.readAllLines(PAGE);
        if (Boolean.getBoolean("golden.write")) {
            Files.write(
                    PAGE,
                    Stream.concat(lines.stream().takeWhile(line -> !line.startsWith(ITEM)), items().stream())
                            .toList());
            return;
        }

        assertThat(lines.stream().filter(line -> line.startsWith(ITEM))).containsExactlyElementsOf(items());
    }

    @Test
    void noTwoRulesAreTheSame() {
        assertThat(items()).doesNotHaveDuplicates();
    }

    private static List<String> items() {
        return SettingsRules.rules().stream()
                .map(rule -> "- `%s`: %s".formatted(rule.key(), rule.sentence()))
                .toList();
    }
}
