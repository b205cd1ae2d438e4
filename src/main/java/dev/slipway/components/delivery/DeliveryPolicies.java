package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** The managed policies of the roles of a delivery, by purpose.
 *
 * @param create creates a policy and returns its ARN
 */
record DeliveryPolicies(DeployPermissions permissions, BiFunction<String, Policy, Output<String>> create) {
    /** The groups of the first of two policies for reads; the groups of each fit into one policy. */
    private static final EnumSet<PolicyGroup> READ_FIRST = EnumSet.range(PolicyGroup.NETWORK, PolicyGroup.EDGE);

    /** The policies that read all resources. */
    Map<String, Output<String>> toRead() {
        var policies = new LinkedHashMap<String, Output<String>>();
        policies.put("read-front", create.apply("read-front", permissions.toRead(READ_FIRST)));
        policies.put("read-back", create.apply("read-back", permissions.toRead(EnumSet.complementOf(READ_FIRST))));
        return policies;
    }

    /** The policies that detect drift. */
    Map<String, Output<String>> toCheck(Map<String, Output<String>> reading) {
        var policies = new LinkedHashMap<>(reading);
        permissions.toCheck().ifPresent(policy -> policies.put("read-values", create.apply("read-values", policy)));
        return policies;
    }

    /** The policies that deploy.
     *
     * @param of the prefix of the policies' names
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

    /** The policies that deploy and delete the whole stack: ten, the maximum for a role. */
    Map<String, Output<String>> toChangeAndEnd(String of, Map<String, Output<String>> reading) {
        var policies = toChange(of, reading);
        policies.put("end", create.apply(of + "end", permissions.toEnd()));
        return policies;
    }
}
