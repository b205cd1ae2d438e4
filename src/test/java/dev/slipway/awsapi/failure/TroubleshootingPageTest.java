package dev.slipway.awsapi.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the table of causes in {@code docs/troubleshooting.md} with the code; {@code -Dgolden.write=true} writes it. */
class TroubleshootingPageTest {
    private static final Path PAGE = Path.of("docs", "troubleshooting.md");
    private static final Pattern TABLE =
            Pattern.compile("(?<=\\| likely cause \\| fix \\|\n\\|---\\|---\\|\n)(\\|.*\n)*");

    @Test
    void everyCauseIsInTheTableInTheOrderOfTheSearch() throws IOException {
        var rows = Cause.ALL.stream()
                .map(Cause::diagnosis)
                .map(diagnosis -> "| %s | %s |\n".formatted(diagnosis.cause(), diagnosis.fix()))
                .collect(Collectors.joining());
        var page = TABLE.matcher(Files.readString(PAGE));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, page.replaceFirst(rows));
        }

        assertThat(TABLE.matcher(Files.readString(PAGE)).results().map(table -> table.group()))
                .containsExactly(rows);
    }
}
