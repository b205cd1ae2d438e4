package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.resources.StackOptions;
import dev.slipway.base.Tagging;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StackInfo;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Plans of short programs on the embedded engine, for tests of components. */
public final class Programs {
    private Programs() {}

    /** The plan of a program in eu-west-1, tagged as a stack's resources are. */
    public static Plan plan(Consumer<Context> program) {
        return plan("eu-west-1", program);
    }

    public static Plan plan(String region, Consumer<Context> program) {
        var stack = new StackInfo("slipway", "test", Map.of("aws:region", region), Set.of());
        var options = StackOptions.builder()
                .resourceTransformations(new Tagging(Map.of("Stack", "slipway-test")))
                .build();
        return EmbeddedEngine.plan(stack, options, program);
    }

    /** Asserts that a program is refused by an exception with exactly this message. */
    public static void assertRefused(String message, Consumer<Context> program) {
        var refusal = new AtomicReference<RuntimeException>();
        assertThatThrownBy(() -> plan(context -> {
            try {
                program.accept(context);
            } catch (RuntimeException e) {
                refusal.set(e);
                throw e;
            }
        }));
        assertThat(refusal.get()).hasMessage(message);
    }
}
