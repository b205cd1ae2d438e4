package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of deployed stacks, each of which is applied and taken back: the files of {@link Transition}. */
class TransitionEngineTest extends EngineHarness {
    static List<String> names() {
        return Transition.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aChangeAndItsReversalAreAppliedAndNothingIsLeftToChange(String name) {
        var transition = Transition.read(name);
        try (var aws = EmulatedAws.start()) {
            var region = transition.region();
            ExistingNames.createIn(aws, region);
            var network = ExistingNetwork.createIn(aws, region);
            try (var stack = EngineStack.createOfClasses(
                    aws, name, network.fillIn(transition.states().get(0)))) {
                stack.up();
                var created = stack.resources("");

                for (var state : transition.changes()) {
                    stack.replaceStackFile(network.fillIn(state));
                    stack.up();
                    stack.previewExpectingNoChange();
                    stack.refreshExpectingNoDrift();
                }
                assertThat(stack.resources("")).isEqualTo(created);
                stack.destroy();
                assertThat(stack.resources("")).isEmpty();
            }
        }
    }
}
