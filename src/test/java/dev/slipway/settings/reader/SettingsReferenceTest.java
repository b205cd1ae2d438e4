package dev.slipway.settings.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.EverySetting;
import dev.slipway.settings.reader.SettingsReference.SettingKey;
import dev.slipway.testing.SettingsPages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the pages in {@code docs/settings} to the keys that the settings read. With {@code -Dgolden.write=true} the keys,
 * values, defaults and the index are written, and meanings and explanations stay as they are.
 */
class SettingsReferenceTest {
    private static final String ALL_KEYS = "## All keys";

    /** The length of the visible text of a meaning: one short phrase. */
    private static final int MAX_MEANING = 150;

    private static final Map<String, SettingKey> KEYS = keys();

    private static Map<String, SettingKey> keys() {
        var keys = EverySetting.read().keys().stream()
                .collect(Collectors.toMap(SettingKey::path, Function.identity(), (a, b) -> a, TreeMap::new));
        var all = Map.copyOf(keys);
        keys.keySet().removeIf(path -> isKeyOfAService(path, all));
        return keys;
    }

    /** True for a key of a job that is the same key of a service, whose row the page refers to. */
    private static boolean isKeyOfAService(String path, Map<String, SettingKey> all) {
        var service = all.get(path.replace("slipway:jobs.", "slipway:services."));
        return path.startsWith("slipway:jobs.") && service != null && isSame(all.get(path), service);
    }

    private static boolean isSame(SettingKey key, SettingKey other) {
        return List.of(key.type(), key.fallback(), key.allowed())
                .equals(List.of(other.type(), other.fallback(), other.allowed()));
    }

    private static List<KeyPage> pages() {
        return SettingsPages.sections().stream().map(KeyPage::read).toList();
    }

    @BeforeAll
    static void writesThePages() throws IOException {
        if (!Boolean.getBoolean("golden.write")) {
            return;
        }
        var pages = pages();
        var rows = pages.stream().flatMap(page -> page.keys().stream()).toList();
        KEYS.values().stream().filter(key -> !rows.contains(key.path())).forEach(key -> add(key, pages));
        pages.forEach(page -> {
            page.update(KEYS);
            page.write();
        });
        var index = new ArrayList<>(Files.readAllLines(SettingsPages.INDEX));
        index.subList(index.indexOf(ALL_KEYS), index.size()).clear();
        index.addAll(index(pages));
        Files.write(SettingsPages.INDEX, index);
    }

    /** Adds a row of a new key after the key most like it. */
    private static void add(SettingKey key, List<KeyPage> pages) {
        Comparator<String> likeness = Comparator.comparingInt(row -> common(key.path(), row));
        var page = pages.stream()
                .filter(candidate -> !candidate.keys().isEmpty())
                .max(Comparator.comparing(
                        each -> each.keys().stream().max(likeness).orElseThrow(), likeness))
                .orElseThrow();
        page.add(key, page.keys().stream().max(likeness).orElseThrow());
    }

    /** The length of the common prefix. */
    private static int common(String path, String row) {
        var length = 0;
        while (length < Math.min(path.length(), row.length()) && path.charAt(length) == row.charAt(length)) {
            length++;
        }
        return length;
    }

    @Test
    void thePagesHaveARowForEveryKeyAndNoOther() {
        assertThat(pages().stream().flatMap(page -> page.keys().stream()))
                .containsExactlyInAnyOrderElementsOf(KEYS.keySet());
    }

    @Test
    void everyRowHasTheValuesAndTheDefaultOfItsKey() {
        assertThat(pages()).allSatisfy(page -> assertThat(page.cells())
                .as(page.file().toString())
                .containsExactlyElementsOf(page.keys().stream()
                        .map(key -> KeyFormat.cells(KEYS.get(key), page.explains(key)))
                        .toList()));
    }

    @Test
    void everyRowHasAMeaningOfOneShortPhrase() {
        assertThat(pages().stream().flatMap(page -> page.meanings().stream()))
                .allSatisfy(meaning -> assertThat(meaning.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1"))
                        .isNotBlank()
                        .hasSizeLessThan(MAX_MEANING));
    }

    @Test
    void everyValueThatIsTooLongForARowIsBelowTheHeadingOfItsKey() {
        assertThat(pages()).allSatisfy(page -> assertThat(page.keys())
                .allSatisfy(key -> assertThat(page.explains(key) ? page.generated(key) : List.of())
                        .as(key)
                        .isEqualTo(KeyFormat.lines(KEYS.get(key)))));
    }

    @Test
    void everyHeadingOfAKeyHasAnExplanationAndARowOnThePage() {
        assertThat(pages()).allSatisfy(page -> assertThat(page.explained())
                .isSubsetOf(page.keys())
                .allSatisfy(key -> assertThat(page.explanation(key)).as(key).isNotBlank()));
    }

    @Test
    void theIndexLinksEveryKey() throws IOException {
        var index = Files.readAllLines(SettingsPages.INDEX);

        assertThat(index.subList(index.indexOf(ALL_KEYS), index.size())).isEqualTo(index(pages()));
    }

    @Test
    void theIndexDescribesTheFormOfNames() throws IOException {
        assertThat(Files.readString(SettingsPages.INDEX).replaceAll("\\s+", " "))
                .contains(KeyFormat.NAME);
    }

    private static List<String> index(List<KeyPage> pages) {
        return Stream.concat(
                        Stream.of(ALL_KEYS),
                        pages.stream()
                                .filter(page -> !page.keys().isEmpty())
                                .flatMap(page -> Stream.concat(
                                        Stream.of("", "### " + page.title()),
                                        page.keys().stream().sorted().map(key -> entry(page, key)))))
                .toList();
    }

    private static String entry(KeyPage page, String key) {
        var anchor = page.explains(key) ? "#" + KeyFormat.anchor(key) : "";
        return "- [`%s`](%s%s)".formatted(key, page.file().getFileName(), anchor);
    }
}
