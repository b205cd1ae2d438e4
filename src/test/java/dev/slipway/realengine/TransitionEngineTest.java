package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes of deployed stacks: the stack files {@code <name>-a.yaml} and {@code <name>-b.yaml} of {@code
 * src/test/engine/transitions}, applied one after the other, and back.
 */
class TransitionEngineTest extends EngineHarness {
    private static final Path FILES = Path.of("src/test/engine/transitions");

    @ParameterizedTest
    @ValueSource(strings = {"cidr", "delivery", "existing", "snapshot"})
    void aChangeAndItsReversalAreAppliedAndNothingIsLeftToChange(String change) throws IOException {
        try (var aws = EmulatedAws.start()) {
            ExistingNames.createIn(aws, REGION);
            var network = ExistingNetwork.createIn(aws, REGION);
            var before = network.fillIn(Files.readString(FILES.resolve(change + "-a.yaml")));
            var after = network.fillIn(Files.readString(FILES.resolve(change + "-b.yaml")));
            try (var stack = EngineStack.create(aws, change, before)) {
                var created = stack.up().count(OperationType.CREATE);

                stack.replaceStackFile(after);
                stack.up();
                stack.previewExpectingNoChange();
                stack.refreshExpectingNoDrift();

                stack.replaceStackFile(before);
                stack.up();
                assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                        .isEqualTo(created);
                assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
            }
        }
    }
}
