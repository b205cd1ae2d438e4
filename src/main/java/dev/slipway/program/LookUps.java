package dev.slipway.program;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LookUp;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StackInfo;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The look-ups of a program, which are done before it registers its first resource. */
final class LookUps {
    private LookUps() {}

    /** The look-up of a call, to be started; none of a resource of another stack, whose id may be a stand-in. */
    private static Optional<Supplier<LookUp<?>>> of(FunctionCall call, StackInfo stack) {
        var others = texts(stack.references())
                .flatMap(id -> Stream.of(id, ExistingBalancerSpec.balancerArn(id)))
                .collect(Collectors.toSet());
        return isAbout(call, others) ? Optional.empty() : LookUp.of(call.token(), call.arguments());
    }

    /** True for a call that looks up a resource of this stack's settings. */
    static boolean isOne(FunctionCall call, StackInfo stack) {
        return of(call, stack).isPresent();
    }

    /**
     * Does each look-up of a plan, all at the same time.
     *
     * @throws RunException with every failure, one on a line
     */
    static void check(Plan plan, StackInfo stack) {
        var started = plan.functions().stream()
                .flatMap(call -> of(call, stack).stream())
                .map(Supplier::get)
                .toList();
        var failures =
                started.stream().flatMap(lookUp -> lookUp.failure().stream()).toList();
        if (!failures.isEmpty()) {
            throw new RunException(String.join("\n", failures));
        }
    }

    private static boolean isAbout(FunctionCall call, Set<String> ids) {
        return texts(call.arguments()).anyMatch(ids::contains);
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(LookUps::texts);
        }
        return value instanceof Collection<?> list
                ? list.stream().flatMap(LookUps::texts)
                : Stream.of(value).filter(String.class::isInstance).map(String.class::cast);
    }
}
