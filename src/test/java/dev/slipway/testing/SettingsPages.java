package dev.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The pages of the settings: an index, and a page for each section. */
public final class SettingsPages {
    /** The index of the pages. */
    public static final Path INDEX = Path.of("docs", "settings", "README.md");

    private SettingsPages() {}

    /** The pages of the sections, in alphabetical order. */
    public static List<Path> sections() {
        try (var files = Files.list(INDEX.getParent())) {
            return files.filter(file -> !file.equals(INDEX)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of all sections. */
    public static String text() {
        return sections().stream().map(SettingsPages::read).collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
