package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The managed policies of a stack's roles of delivery, by what they are for.
 *
 * @param create makes one and gives its ARN
 */
record DeliveryPolicies(DeployPermissions permissions, BiFunction<String, Policy, Output<String>> create) {
    /** Of which the first half and the second each fit into one policy that reads. */
    private static final EnumSet<PolicyGroup> READ_FIRST = EnumSet.range(PolicyGroup.NETWORK, PolicyGroup.EDGE);

    /** What reads all resources. */
    Map<String, Output<String>> toRead() {
        var policies = new LinkedHashMap<String, Output<String>>();
        policies.put("read-front", create.apply("read-front", permissions.toRead(READ_FIRST)));
        policies.put("read-back", create.apply("read-back", permissions.toRead(EnumSet.complementOf(READ_FIRST))));
        return policies;
    }

    /** What looks for drift. */
    Map<String, Output<String>> toCheck(Map<String, Output<String>> reading) {
        var policies = new LinkedHashMap<>(reading);
        permissions.toCheck().ifPresent(policy -> policies.put("read-values", create.apply("read-values", policy)));
        return policies;
    }

    /**
     * What deploys.
     *
     * @param of what the policies' names begin with
     */
    Map<String, Output<String>> toChange(String of, Map<String, Output<String>> reading) {
        var policies = new LinkedHashMap<String, Output<String>>();
        for (var area : PolicyGroup.values()) {
            permissions
                    .toChange(area)
                    .ifPresent(policy -> policies.put(area.role(), create.apply(of + area.role(), policy)));
        }
        policies.putAll(reading);
        return policies;
    }

    /** What deploys, and takes away whole: the tenth policy, which is the last that a role may have. */
    Map<String, Output<String>> toChangeAndEnd(String of, Map<String, Output<String>> reading) {
        var policies = toChange(of, reading);
        policies.put("end", create.apply(of + "end", permissions.toEnd()));
        return policies;
    }
}
