package dev.slipway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.slipway.App;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Holds the pages of the five systems to their stack files in {@code examples}: what they quote, what they propose to
 * change, and what they say of the cost.
 */
class HowToTest {
    static final Path FOLDER = Path.of("docs", "how-to");
    private static final List<String> SOURCES = List.of("build", "image", "imageOf", "rollOut");
    private static final Pattern COST = Pattern.compile("\\| USD a month (\\|.*)");

    @TempDir
    private Path folder;

    /** The pages of the five systems; the other ones have no stack file. */
    static Stream<Path> pages() {
        return Page.below(FOLDER).filter(page -> Files.exists(example(page)));
    }

    private static Path example(Path page) {
        return Path.of("examples", name(page) + ".yaml");
    }

    private static String name(Path page) {
        return page.getFileName().toString().replace(".md", "");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyQuotedBlockIsInTheStackFile(Path page) throws IOException {
        var file = Files.readString(example(page));

        assertThat(Page.read(page).blocks("yaml").stream().filter(block -> !isChange(block)))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(file).contains(block));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyProposedStackFilePassesSettingsAndGuardRails(Path page) throws IOException {
        var changes = Page.read(page).blocks("yaml").stream()
                .filter(HowToTest::isChange)
                .toList();

        assertThat(changes).isNotEmpty();
        for (var change : changes) {
            var changed = merged(yaml(Files.readString(example(page))), yaml(change));
            assertThat(App.preflight(config(name(page), changed)).findings())
                    .as(change)
                    .noneMatch(Finding::isBlocking);
        }
    }

    private static boolean isChange(String block) {
        return block.startsWith("config:");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theCostIsWhatAPreviewSays(Path page) throws IOException {
        var stack = merged(yaml(Files.readString(example(page))), Map.of("aws:region", "eu-west-1"));
        var row = row(config(name(page), stack));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(page, COST.matcher(Files.readString(page)).replaceFirst("| USD a month " + row));
        }

        assertThat(costs(page)).containsExactly(row);
    }

    @Test
    void theCostOfTheFirstStackIsWhatAPreviewSays() throws IOException {
        var page = Path.of("docs", "getting-started.md");
        var row = row(TestProject.read("dev", Path.of("examples", "dev.yaml")));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(page, COST.matcher(Files.readString(page)).replaceFirst("| USD a month " + row));
        }

        assertThat(costs(page)).containsExactly(row);
    }

    private static List<String> costs(Path page) {
        return COST.matcher(Page.read(page).text())
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static String row(StackConfig config) {
        var estimate = App.preflight(config).estimate().orElseThrow();
        return Arrays.stream(Scenario.values())
                .map(scenario -> String.format(Locale.ROOT, "%.2f", estimate.total(scenario)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private StackConfig config(String stack, Map<String, Object> config) throws IOException {
        var file = folder.resolve("stack.yaml");
        Files.writeString(file, new Gson().toJson(Map.of("config", config)));
        return TestProject.read(stack, file);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(String text) {
        var file = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
        return (Map<String, Object>) file.get("config");
    }

    /** As a reader would: a section takes the place of the one before, and a service gets what is new. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> change) {
        var merged = new LinkedHashMap<>(before);
        merged.putAll(change);
        if (change.get("slipway:services") instanceof Map<?, ?> services) {
            var all = new LinkedHashMap<>((Map<String, Object>) before.get("slipway:services"));
            services.forEach((name, service) -> all.merge(
                    name.toString(),
                    service,
                    (old, now) -> deep((Map<String, Object>) old, (Map<String, Object>) now)));
            merged.put("slipway:services", all);
        }
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> deep(Map<String, Object> before, Map<String, Object> change) {
        var merged = new LinkedHashMap<>(before);
        if (SOURCES.stream().anyMatch(change::containsKey)) {
            merged.keySet().removeAll(SOURCES);
        }
        change.forEach((key, value) -> merged.merge(
                key,
                value,
                (old, now) -> old instanceof Map && now instanceof Map
                        ? deep((Map<String, Object>) old, (Map<String, Object>) now)
                        : now));
        return merged;
    }
}
