package dev.slipway.program;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LookUp;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.Plan;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The look-ups of a program, which are done before it registers its first resource. */
final class LookUps {
    private LookUps() {}

    /**
     * Does each look-up of a plan, all at the same time; none of a resource of another stack, whose id may be a stand-in.
     *
     * @param references the outputs of other stacks in the plan
     * @throws RunException with every failure, one on a line
     */
    static void check(Plan plan, Map<String, Map<String, Object>> references) {
        var others = texts(references)
                .flatMap(id -> Stream.of(id, ExistingBalancerSpec.balancerArn(id)))
                .collect(Collectors.toSet());
        var started = plan.functions().stream()
                .filter(call -> !isAbout(call, others))
                .flatMap(call -> LookUp.of(call.token(), call.arguments()).stream())
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
