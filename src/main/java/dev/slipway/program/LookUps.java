package dev.slipway.program;

import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.LookUp;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.Plan;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The look-ups of a run. They start while the program is planned, and their results are known before it registers its
 * first resource; none is about a resource of another stack, whose id may be a stand-in.
 */
final class LookUps {
    private final DeploymentInstance run = Deployment.getInstance();
    private final Set<String> others;

    /** @param references the outputs of other stacks in the plan */
    LookUps(Map<String, Map<String, Object>> references) {
        others = texts(references)
                .flatMap(id -> Stream.of(id, ExistingBalancerSpec.balancerArn(id)))
                .collect(Collectors.toSet());
    }

    /** Starts the look-up of a call, unless it is started, or is none. */
    Optional<LookUp<?>> start(FunctionCall call) {
        return isAbout(call, others) ? Optional.empty() : LookUp.of(run, call.token(), call.arguments());
    }

    /**
     * Waits for each look-up of a plan.
     *
     * @throws RunException with every failure, one on a line
     */
    void check(Plan plan) {
        var started =
                plan.functions().stream().flatMap(call -> start(call).stream()).toList();
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
