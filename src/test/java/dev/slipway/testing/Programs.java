package dev.slipway.testing;

import com.pulumi.Context;
import com.pulumi.resources.StackOptions;
import dev.slipway.base.Tagging;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StackInfo;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Plans a few lines of a program on the embedded engine, for tests of components. */
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
}
