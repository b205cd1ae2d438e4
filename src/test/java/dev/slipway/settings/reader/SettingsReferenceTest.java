package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.EverySetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/settings.md} to the keys that the settings read. With {@code -Dgolden.write=true} the page's first four
 * columns are written, and the meanings stay as they are.
 */
class SettingsReferenceTest {
    private static final Path PAGE = Path.of("docs", "settings.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(?<key>slipway:[^`]+)` (\\|(?:\\\\\\||[^|])*){3}\\|(?<meaning>.*)\\|");

    private static Map<String, SettingsReference.SettingKey> keys() {
        var keys = EverySetting.read().keys().stream()
                .collect(Collectors.toMap(
                        SettingsReference.SettingKey::path, Function.identity(), (a, b) -> a, TreeMap::new));
        var all = Map.copyOf(keys);
        keys.keySet().removeIf(path -> isKeyOfAService(path, all));
        return keys;
    }

    /** True for a key of a job that is the same key of a service, whose row the page refers to. */
    private static boolean isKeyOfAService(String path, Map<String, SettingsReference.SettingKey> all) {
        var service = path.replace("slipway:jobs.", "slipway:services.");
        return !service.equals(path)
                && all.containsKey(service)
                && columns(all.get(path)).equals(columns(all.get(service)));
    }

    @Test
    void thePageHasARowForEveryKeyAndNoOther() throws IOException {
        var keys = keys();
        if (Boolean.getBoolean("golden.write")) {
            Files.write(PAGE, written(Files.readAllLines(PAGE), keys));
        }

        assertThat(Files.readAllLines(PAGE).stream()
                        .filter(line -> ROW.matcher(line).matches())
                        .map(line ->
                                line.substring(0, line.length() - meaning(line).length() - 1)))
                .containsExactlyInAnyOrderElementsOf(
                        keys.values().stream().map(SettingsReferenceTest::row).toList());
    }

    @Test
    void everyRowExplainsItsKey() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `slipway:")))
                .allSatisfy(line -> assertThat(line).matches(ROW))
                .allSatisfy(line -> assertThat(meaning(line)).isNotBlank());
    }

    /** A row as far as the code knows it: the last column says in words what the key means. */
    private static String row(SettingsReference.SettingKey key) {
        return "| `%s` %s".formatted(key.path(), columns(key));
    }

    private static String columns(SettingsReference.SettingKey key) {
        var fallback = key.fallback().equals("none") ? "none" : "`%s`".formatted(key.fallback());
        return "| %s | %s | %s |".formatted(key.type(), fallback, key.allowed());
    }

    private static String meaning(String row) {
        var matcher = ROW.matcher(row);
        return matcher.matches() ? matcher.group("meaning") : "";
    }

    /** The page with every key's columns as they are: a new key comes after the key most like it, without a meaning. */
    private static List<String> written(List<String> page, Map<String, SettingsReference.SettingKey> keys) {
        var missing = new LinkedHashMap<>(keys);
        var lines = new ArrayList<String>();
        for (var line : page) {
            var matcher = ROW.matcher(line);
            if (!matcher.matches()) {
                lines.add(line);
            } else if (missing.containsKey(matcher.group("key"))) {
                lines.add(row(missing.remove(matcher.group("key"))) + matcher.group("meaning") + "|");
            }
        }
        missing.values().forEach(key -> lines.add(placeOf(key.path(), lines), row(key) + "  |"));
        return lines;
    }

    private static int placeOf(String path, List<String> lines) {
        var best = lines.stream()
                .max(Comparator.comparingInt(line -> common(path, line)))
                .orElseThrow();
        return lines.lastIndexOf(best) + 1;
    }

    /** The length of the common prefix of a key and the key of a row; 0 for another line. */
    private static int common(String path, String line) {
        var row = ROW.matcher(line);
        var length = 0;
        while (row.matches()
                && length < Math.min(path.length(), row.group("key").length())
                && path.charAt(length) == row.group("key").charAt(length)) {
            length++;
        }
        return length;
    }
}
