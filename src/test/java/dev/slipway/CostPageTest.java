package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the figures in {@code docs/cost.md} with the estimates. */
class CostPageTest {
    private static final Path PAGE = Path.of("docs", "cost.md");
    private static final StackConfig TUNNEL = TestProject.read("tunnel", Path.of("examples", "tunnel.yaml"));
    private static final List<Scenario> COMPARED = List.of(Scenario.TWO_HOURS, Scenario.EIGHT_HOURS, Scenario.ALWAYS);

    /** A line of the comparison: what the replaced system reckons with, an arrow, and the estimate. */
    private static final Pattern COMPARISON = Pattern.compile(
            "^\\| (.+?) \\| (\\d+\\.\\d\\d) → (\\d+\\.\\d\\d) \\| (\\d+\\.\\d\\d) → (\\d+\\.\\d\\d) \\| (\\d+\\.\\d\\d) → (\\d+\\.\\d\\d) \\|",
            Pattern.MULTILINE);

    private static final Pattern LEFT = Pattern.compile("^\\| ([^|]+?) \\| (\\d+\\.\\d\\d) \\|$", Pattern.MULTILINE);

    /** The lines of the estimate that each line of the page sums up; the last one sums up the rest. */
    private static final Map<String, Predicate<EstimateLine>> LINES = lines();

    private static Map<String, Predicate<EstimateLine>> lines() {
        var lines = new LinkedHashMap<String, Predicate<EstimateLine>>();
        lines.put("CPU and memory of its task", line -> line.service().equals("Fargate"));
        lines.put("its public IPv4 address", line -> line.service().equals("Public IPv4 address"));
        lines.put("Container Insights", line -> line.what().endsWith("Container Insights"));
        lines.put("dashboard", line -> line.what().endsWith("dashboard"));
        lines.put("alarms", line -> line.what().contains("-alarms-"));
        lines.put("key of the alarms' topic", line -> line.service().equals("KMS"));
        lines.put("functions", line -> line.service().equals("Lambda"));
        lines.put("control API", line -> line.service().equals("API Gateway"));
        var named = lines.values().stream().reduce(line -> false, Predicate::or);
        lines.put("logs, schedules, transfer", named.negate());
        return lines;
    }

    private static Map<String, MatchResult> rows(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE).replace("**", ""))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row, (one, other) -> one, LinkedHashMap::new));
    }

    private static Estimate estimate(StackConfig config) {
        return App.preflight(config).estimate().orElseThrow();
    }

    private static Estimate tunnelWithFreeTier() {
        var values = new HashMap<>(TUNNEL.values());
        values.put("slipway:cost", "{\"freeTier\":true}");
        return estimate(new StackConfig(
                TUNNEL.project(), TUNNEL.stack(), TUNNEL.root(), values, TUNNEL.secretKeys(), SourceLocations.NONE));
    }

    private static String dollars(double usd) {
        return String.format(Locale.ROOT, "%.2f", usd);
    }

    private static List<String> estimated(MatchResult row) {
        return List.of(row.group(3), row.group(5), row.group(7));
    }

    private static List<String> totals(Estimate estimate) {
        return COMPARED.stream().map(each -> dollars(estimate.total(each))).toList();
    }

    @Test
    void theComparisonWithTheReplacedSystemSaysWhatIsEstimated() throws IOException {
        var rows = rows(COMPARISON);
        var estimate = estimate(TUNNEL);

        assertThat(rows.keySet())
                .containsExactlyElementsOf(
                        Stream.concat(LINES.keySet().stream(), Stream.of("total", "total less the free tier"))
                                .toList());
        LINES.forEach((name, counted) -> assertThat(estimated(rows.get(name)))
                .as(name)
                .isEqualTo(COMPARED.stream()
                        .map(scenario -> dollars(estimate.lines().stream()
                                .filter(counted)
                                .mapToDouble(line -> line.cost(scenario))
                                .sum()))
                        .toList()));
        assertThat(estimated(rows.get("total"))).isEqualTo(totals(estimate));
        assertThat(estimated(rows.get("total less the free tier"))).isEqualTo(totals(tunnelWithFreeTier()));
        assertThat(Files.readString(PAGE))
                .contains("Asleep all month it costs %s here, and %s less the free tier."
                        .formatted(
                                dollars(estimate.total(Scenario.IDLE)),
                                dollars(tunnelWithFreeTier().total(Scenario.IDLE))));
    }

    @Test
    void theLinesOfTheReplacedSystemSumToItsFigures() throws IOException {
        var rows = rows(COMPARISON);

        for (var column : List.of(2, 4, 6)) {
            var sum = LINES.keySet().stream()
                    .mapToDouble(name -> Double.parseDouble(rows.get(name).group(column)))
                    .sum();
            assertThat(rows.get("total").group(column)).isEqualTo(dollars(sum));
        }
        assertThat(rows.get("total")).satisfies(row -> assertThat(List.of(row.group(2), row.group(4), row.group(6)))
                .containsExactly("0.42", "1.23", "8.79"));
    }

    @Test
    void theDevStackAsleepCostsWhatThePageSays() throws IOException {
        var dev = estimate(TestProject.read("dev", Path.of("examples", "dev.yaml")));
        var rows = rows(LEFT);
        var services = Map.of(
                "KMS key for all stored data", List.of("KMS"),
                "private DNS namespace, for the HTTP API's integrations", List.of("Route 53"),
                "secret with the password of the database", List.of("Secrets Manager"),
                "storage of the database, images, a bucket", List.of("Aurora", "ECR", "S3"),
                "the sleep function, its schedule and logs",
                        List.of("Lambda", "EventBridge Scheduler", "CloudWatch Logs"),
                "total", List.copyOf(dev.byService(0).keySet()));

        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(services.keySet());
        services.forEach((name, of) -> assertThat(rows.get(name).group(2))
                .as(name)
                .isEqualTo(dollars(of.stream()
                        .mapToDouble(service -> dev.byService(0).getOrDefault(service, 0.0))
                        .sum())));
    }
}
