package dev.slipway.settings.reader;

import dev.slipway.settings.reader.SettingsReference.SettingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the settings: rows of keys, and headings with explanations. */
final class KeyPage {
    private static final Pattern ROW = Pattern.compile(
            "(?<cells>\\| \\[?`(?<key>slipway:[^`]+)`[^|]* (?:\\|(?:\\\\\\||[^|])*){2}\\|)(?<meaning>.*)\\|");
    private static final Pattern HEADING = Pattern.compile("### `(slipway:[^`]+)`");
    private static final String KEYS = "## Keys";

    private final Path file;
    private final List<String> lines;

    private KeyPage(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static KeyPage read(Path file) {
        try {
            return new KeyPage(file, new ArrayList<>(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    String title() {
        return lines.get(0).substring(2);
    }

    private List<Matcher> rows() {
        return lines.stream().map(ROW::matcher).filter(Matcher::matches).toList();
    }

    /** The keys of the rows. */
    List<String> keys() {
        return rows().stream().map(row -> row.group("key")).toList();
    }

    /** The cells of the rows before the meaning. */
    List<String> cells() {
        return rows().stream().map(row -> row.group("cells")).toList();
    }

    List<String> meanings() {
        return rows().stream().map(row -> row.group("meaning").strip()).toList();
    }

    /** The keys with a heading. */
    List<String> explained() {
        return lines.stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group(1))
                .toList();
    }

    boolean explains(String key) {
        return explained().contains(key);
    }

    /** The lines below the heading of a key that are not written by hand. */
    List<String> generated(String key) {
        return below(key).stream()
                .filter(line -> line.startsWith("Allowed: ") || line.startsWith("Default: "))
                .toList();
    }

    /** The explanation of a key. */
    String explanation(String key) {
        var text = new ArrayList<>(below(key));
        text.removeAll(generated(key));
        return String.join("\n", text).strip();
    }

    private List<String> below(String key) {
        var start = lines.indexOf("### `%s`".formatted(key)) + 1;
        var end = start;
        while (end < lines.size() && !lines.get(end).startsWith("#")) {
            end++;
        }
        return lines.subList(start, end);
    }

    /** Writes the cells of all rows and the generated lines, and leaves out keys that no longer exist. */
    void update(Map<String, SettingKey> all) {
        keys().stream().filter(key -> !all.containsKey(key)).toList().forEach(this::remove);
        for (var key : keys()) {
            if (!explains(key) && !KeyFormat.lines(all.get(key)).isEmpty()) {
                explain(key);
            }
            if (explains(key)) {
                var below = below(key);
                below.removeIf(line -> line.startsWith("Allowed: ") || line.startsWith("Default: "));
                while (!below.isEmpty() && below.get(0).isEmpty()) {
                    below.remove(0);
                }
                below.addAll(
                        0,
                        KeyFormat.lines(all.get(key)).stream()
                                .flatMap(line -> Stream.of(line, ""))
                                .toList());
            }
        }
        lines.replaceAll(line -> {
            var row = ROW.matcher(line);
            return row.matches()
                    ? KeyFormat.cells(all.get(row.group("key")), explains(row.group("key"))) + row.group("meaning")
                            + "|"
                    : line;
        });
    }

    private void remove(String key) {
        lines.removeIf(line -> {
            var row = ROW.matcher(line);
            return row.matches() && row.group("key").equals(key);
        });
        if (explains(key)) {
            below(key).clear();
            lines.remove("### `%s`".formatted(key));
        }
    }

    private void explain(String key) {
        if (!lines.contains(KEYS)) {
            lines.addAll(List.of("", KEYS));
        }
        lines.addAll(List.of("", "### `%s`".formatted(key)));
    }

    /** Adds a row without a meaning after that of another key. */
    void add(SettingKey key, String after) {
        var row = lines.stream()
                .filter(line -> ROW.matcher(line).matches() && line.contains("`%s`".formatted(after)))
                .findFirst()
                .orElseThrow();
        lines.add(lines.indexOf(row) + 1, KeyFormat.cells(key, false) + "  |");
    }

    void write() {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
