package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans the states of all transitions, where no Pulumi CLI is. */
class TransitionTest {
    private static final ExistingNetwork NETWORK = new ExistingNetwork(
            "vpc-0123456789abcdef0",
            List.of("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"),
            List.of("subnet-0123456789abcdef2", "subnet-0123456789abcdef3"),
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210");

    @TempDir
    private Path folder;

    static List<String> names() {
        return Transition.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStateIsAStackFileWithoutErrors(String name) throws IOException {
        var transition = Transition.read(name);
        assertThat(transition.states()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        var softly = new SoftAssertions();
        for (var state : transition.states()) {
            var file = Files.writeString(folder.resolve("Pulumi." + name + ".yaml"), NETWORK.fillIn(state));
            softly.assertThatCode(() -> plan(name, file)).as(state).doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    private static void plan(String name, Path file) {
        var preflight = App.preflight(TestProject.read(name, file));
        assertThat(preflight.findings()).noneMatch(Finding::isBlocking);
    }
}
