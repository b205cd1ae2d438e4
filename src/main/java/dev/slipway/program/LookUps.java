package dev.slipway.program;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LookUp;
import dev.slipway.engine.Plan;

/** The look-ups of a program, which are done before it registers its first resource. */
final class LookUps {
    private LookUps() {}

    /**
     * Does each look-up of a plan, all at the same time.
     *
     * @throws RunException with every failure, one on a line
     */
    static void check(Plan plan) {
        var started = plan.functions().stream()
                .flatMap(call -> LookUp.of(call.token(), call.arguments()).stream())
                .toList();
        var failures =
                started.stream().flatMap(lookUp -> lookUp.failure().stream()).toList();
        if (!failures.isEmpty()) {
            throw new RunException(String.join("\n", failures));
        }
    }
}
