package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.Mermaid;
import dev.slipway.cli.render.CostTable;
import dev.slipway.cli.render.TerminalWidth;
import dev.slipway.program.Preflight;
import dev.slipway.testing.ConstructorCalls;
import dev.slipway.testing.GoldenPlans;
import dev.slipway.testing.PlanText;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/**
 * The plan, the monthly cost and the diagram of the examples, and of stacks that use what these do not, compared with
 * the reviewed files in {@code src/test/golden}: a changed input of any resource is a changed line in review.
 *
 * <p>{@code mvn test -Dtest=GoldenPlanTest -Dgolden.write=true} writes the files.
 */
class GoldenPlanTest {
    private static final int SHOWN = 5;

    // The tag and the digest of an image depend on its sources. Without them a golden plan changes only when the stack
    // is built differently, not with each change of a service's code.
    private static final Pattern TAG = Pattern.compile("\\bsrc-[0-9a-f]{16}\\b");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    @ParameterizedTest
    @CsvSource({
        "dev, examples/dev.yaml",
        "prod, examples/prod.yaml",
        "orders, examples/orders.yaml",
        "private-api, examples/private-api.yaml",
        "lambda, examples/lambda.yaml",
        "cloud-api, examples/cloud-api.yaml",
        "fleet, examples/fleet.yaml",
        "balanced, src/test/golden/Pulumi.balanced.yaml",
        "internal, src/test/golden/Pulumi.internal.yaml",
        "environment, src/test/golden/Pulumi.environment.yaml",
        "network, src/test/golden/Pulumi.network.yaml",
        "existing, src/test/golden/Pulumi.existing.yaml",
        "migrating, src/test/golden/Pulumi.migrating.yaml",
        "containers, src/test/golden/Pulumi.containers.yaml",
        "volumes, src/test/golden/Pulumi.volumes.yaml",
        "messaging, src/test/resources/cases/topic-and-worker.yaml",
        "audited, src/test/golden/Pulumi.audited.yaml",
        "observed, src/test/golden/Pulumi.observed.yaml",
        "pushed, src/test/golden/Pulumi.pushed.yaml",
        "shared, src/test/golden/Pulumi.shared.yaml",
        "sleeping, src/test/golden/Pulumi.sleeping.yaml",
        "tunnel, examples/tunnel.yaml",
        "bluegreen, src/test/golden/Pulumi.bluegreen.yaml",
        "domain, src/test/golden/Pulumi.domain.yaml",
        "edge, src/test/golden/Pulumi.edge.yaml",
        "closed, src/test/golden/Pulumi.closed.yaml",
        "cached, src/test/golden/Pulumi.cached.yaml"
    })
    void planCostAndDiagramEqualTheGoldenFiles(String stack, Path stackFile) throws IOException {
        var preflight = App.preflight(TestProject.read(stack, stackFile));
        compare(stack + GoldenPlans.ENDING, withoutSources(PlanText.of(preflight.saved())));
        compare(stack + ".cost.txt", cost(preflight));
        compare(stack + ".mmd", Mermaid.text(Diagram.of(preflight.plan())));
        assertThat(ConstructorCalls.misplaced(preflight.plan()))
                .as("children that the class of their parent's type token does not construct")
                .isEmpty();
    }

    private static String cost(Preflight preflight) {
        return preflight
                        .estimate()
                        .map(estimate -> CostTable.explained(
                                estimate, Help.defaultColorScheme(Ansi.OFF), TerminalWidth.UNLIMITED))
                        .map(lines -> String.join("\n", lines))
                        .orElseGet(preflight.settings().pricing()::missing)
                + "\n";
    }

    private static void compare(String name, String actual) throws IOException {
        var file = GoldenPlans.FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GoldenPlans.FOLDER);
            Files.writeString(file, actual);
            return;
        }
        var golden = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
        if (!actual.equals(golden)) {
            fail(difference(file, golden.split("\n"), actual.split("\n")));
        }
    }

    private static String withoutSources(String plan) {
        return DIGEST.matcher(TAG.matcher(plan).replaceAll("src-" + "0".repeat(16)))
                .replaceAll("sha256:" + "0".repeat(64));
    }

    private static String difference(Path file, String[] golden, String[] actual) {
        var at = 0;
        while (at < Math.min(golden.length, actual.length) && golden[at].equals(actual[at])) {
            at++;
        }
        var message = new StringBuilder("the plan differs from %s at line %d (- golden, + now):%n"
                .formatted(file.toString().replace('\\', '/'), at + 1));
        show(message, "-", golden, at);
        show(message, "+", actual, at);
        return message.append(
                        "If this is intended: mvn test -Dtest=GoldenPlanTest -Dgolden.write=true, and review the file")
                .toString();
    }

    private static void show(StringBuilder message, String sign, String[] lines, int from) {
        for (var i = from; i < Math.min(lines.length, from + SHOWN); i++) {
            message.append("%s %s%n".formatted(sign, lines[i]));
        }
    }
}
