package dev.slipway.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UpgradeNotesTest {
    private static final UpgradeNotes NOTES = UpgradeNotes.of("""
            # Upgrading
            Words.

            ## 0.10.0 (2027-03-01)
            The tenth.

            ## 0.9.1
            The ninth.

            ## 0.1.0
            The first.
            """);

    @Test
    void theNotesAfterAVersionUpToAnotherAreThoseInBetween() {
        assertThat(NOTES.between("0.1.0", "0.9.1"))
                .extracting(UpgradeNotes.Note::text)
                .containsExactly("""
                ## 0.9.1
                The ninth.""");
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        assertThat(NOTES.between("0.9.1", "0.10.0"))
                .extracting(UpgradeNotes.Note::version)
                .containsExactly("0.10.0");
        assertThat(NOTES.between("0.10.0", "0.10.0")).isEmpty();
    }

    @Test
    void everyReleaseOfTheChangelogHasANote() throws IOException {
        var released = Pattern.compile("(?m)^## \\[(\\d[^]]*)]")
                .matcher(Files.readString(Path.of("CHANGELOG.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(released).contains("0.1.0");
        assertThat(UpgradeNotes.read().notes())
                .extracting(UpgradeNotes.Note::version)
                .containsExactlyElementsOf(released);
    }
}
