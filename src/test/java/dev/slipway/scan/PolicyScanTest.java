package dev.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import dev.slipway.App;
import dev.slipway.scan.Checkov.Failure;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the findings of a public policy scanner in the project's stacks and examples with the reviewed ones; {@code
 * docs/security.md} explains each check.
 *
 * <p>{@code mvn test -Dtest=PolicyScanTest -Dgolden.write=true} writes the findings.
 */
class PolicyScanTest {
    private static final Path GOLDEN = Path.of("src", "test", "golden", "scan.txt");
    private static final Path PLANS = Path.of("target", "scan");
    private static final Path ANSWERS = Path.of("docs", "security.md");

    /** The examples, and a stack file that turns everything on. */
    static List<Path> stackFiles() throws IOException {
        try (var examples = Files.list(Path.of("examples"))) {
            return Stream.concat(
                            Stream.of(Path.of("src/test/golden/Pulumi.audited.yaml")),
                            examples.filter(file -> file.toString().endsWith(".yaml")))
                    .sorted()
                    .toList();
        }
    }

    static String stack(Path file) {
        return file.getFileName().toString().replaceAll("^Pulumi\\.|\\.yaml$", "");
    }

    @Test
    void everyFindingOfTheScannerIsInTheGoldenFile() throws IOException {
        var missing = Checkov.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        var converter = TerraformPlan.converter();
        var plans = Files.createDirectories(PLANS);
        for (var file : stackFiles()) {
            var plan = App.preflight(TestProject.read(stack(file), file)).plan();
            Files.writeString(plans.resolve(stack(file) + ".json"), new Gson().toJson(converter.of(plan)));
        }

        var found = text(Checkov.scan(plans));

        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, found);
        }
        assertThat(found).isEqualTo(Files.readString(GOLDEN).replace("\r\n", "\n"));
    }

    @Test
    void everyTypeHasItsNameInTerraform() throws IOException {
        var converter = TerraformPlan.converter();
        for (var file : stackFiles()) {
            var plan = App.preflight(TestProject.read(stack(file), file)).plan();
            assertThat(converter.unknown(plan))
                    .as("missing in src/test/scan/types.txt")
                    .isEmpty();
        }
    }

    @Test
    void everyFailedCheckHasAnExplanation() throws IOException {
        assertThat(checks(Files.readString(ANSWERS))).isEqualTo(checks(Files.readString(GOLDEN)));
    }

    private static Collection<String> checks(String text) {
        return Pattern.compile("\\bCKV2?_[A-Z]+_\\d+\\b")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each check with the number of its failures, the stacks and the resources. */
    private static String text(List<Failure> failures) {
        var text = new StringBuilder("%d findings%n".formatted(failures.size()));
        failures.stream()
                .collect(Collectors.groupingBy(
                        failure -> failure.check() + " " + failure.title(), TreeMap::new, Collectors.toList()))
                .forEach((check, each) -> {
                    text.append("%n%s: %d%n".formatted(check, each.size()));
                    byStack(each)
                            .forEach((stack, resources) ->
                                    text.append("  %s: %s%n".formatted(stack, String.join(", ", resources))));
                });
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static Map<String, TreeSet<String>> byStack(List<Failure> failures) {
        return failures.stream()
                .collect(Collectors.groupingBy(
                        failure -> failure.file().replace(".json", ""),
                        TreeMap::new,
                        Collectors.mapping(
                                failure -> failure.resource().replaceFirst("^[^.]*\\.", ""),
                                Collectors.toCollection(TreeSet::new))));
    }
}
