package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.SettingsPages;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/features.md} with the settings, the sources and the tests that its rows name. */
class FeaturesPageTest {
    private static final Path PAGE = Path.of("docs", "features.md");

    /** The number of rows of each list. */
    private static final Map<String, Integer> LISTS = Map.of("T", 17, "C", 15, "O", 12, "G", 10, "P", 13, "X", 18);

    /** The number of the list of what teams bring, of which not every entry has a row yet. */
    private static final Map<String, Integer> OPEN_LISTS = Map.of("R", 18);

    private static final Pattern ROW = Pattern.compile(
            "\\| (?<id>[A-Z]\\d+) \\|(?<what>[^|]+)\\|(?<keys>[^|]+)\\|(?<made>[^|]+)\\|(?<proof>[^|]+)\\|");
    private static final Pattern OPEN = Pattern.compile("- (?<id>[A-Z]\\d+): .+");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern KEY = Pattern.compile("`(slipway:[^`]+)`");

    private static Stream<MatchResult> matches(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE)).results();
    }

    private static List<String> code(int column) throws IOException {
        return matches(ROW)
                .flatMap(row -> CODE.matcher(row.group(column)).results())
                .map(word -> word.group(1))
                .distinct()
                .toList();
    }

    @Test
    void everyFeatureHasARowOrIsListedAsMissing() throws IOException {
        var rows = Stream.concat(matches(ROW), matches(OPEN))
                .map(row -> row.group(1))
                .filter(id -> !OPEN_LISTS.containsKey(id.substring(0, 1)))
                .toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(ids(LISTS));
    }

    @Test
    void everyOtherRowIsOneOfItsListAndThereOnce() throws IOException {
        var rows = matches(ROW)
                .map(row -> row.group(1))
                .filter(id -> OPEN_LISTS.containsKey(id.substring(0, 1)))
                .toList();

        assertThat(rows).isSubsetOf(ids(OPEN_LISTS)).doesNotHaveDuplicates();
    }

    private static List<String> ids(Map<String, Integer> lists) {
        return lists.entrySet().stream()
                .flatMap(list -> IntStream.rangeClosed(1, list.getValue()).mapToObj(at -> list.getKey() + at))
                .toList();
    }

    @Test
    void everyRowNamesItsCodeAndATest() throws IOException {
        assertThat(matches(ROW)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.group(4)).as(row.group(1)).containsPattern(CODE);
            assertThat(row.group(5)).as(row.group(1)).containsPattern(CODE);
        });
    }

    @Test
    void everySettingIsInTheReference() throws IOException {
        var known = KEY.matcher(SettingsPages.text())
                .results()
                .map(key -> key.group(1))
                .collect(Collectors.toSet());

        assertThat(code(3)).allSatisfy(key -> {
            var whole = key.startsWith("slipway:") || key.startsWith("aws:") ? key : "slipway:services.<name>." + key;
            assertThat(known).as(key).anyMatch(each -> isKeyOrSectionOf(whole, each));
        });
    }

    private static boolean isKeyOrSectionOf(String named, String key) {
        return key.equals(named) || key.startsWith(named + ".") || key.startsWith(named + "[");
    }

    @Test
    void everyNamedSourceExists() throws IOException {
        var sources = names("main");

        assertThat(code(4)).allSatisfy(name -> assertThat(
                        name.contains("/") || name.contains(".")
                                ? Files.exists(TestProject.file(name))
                                : sources.contains(name))
                .as(name)
                .isTrue());
    }

    private static Set<String> names(String tree) throws IOException {
        return files(tree)
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void everyTestExists() throws IOException {
        var tests = files("test").toList();

        assertThat(code(5)).allSatisfy(name -> assertThat(tests).as(name).anySatisfy(file -> {
            var parts = name.split("\\.");
            assertThat(file.getFileName()).hasToString(parts[0] + ".java");
            assertThat(Files.readString(file)).contains("void %s(".formatted(parts[1]));
        }));
    }

    private static Stream<Path> files(String tree) throws IOException {
        var roots = List.of(Path.of("src"), Path.of("app", "controllers", "src"));
        var files = Stream.<Path>builder();
        for (var root : roots) {
            try (var walk = Files.walk(root.resolve(tree))) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(files);
            }
        }
        return files.build();
    }
}
