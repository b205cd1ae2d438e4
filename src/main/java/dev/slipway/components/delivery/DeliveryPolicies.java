package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The managed policies of the roles of a delivery, by purpose.
 *
 * @param create creates a policy and returns its ARN
 */
record DeliveryPolicies(DeployPermissions permissions, BiFunction<String, Policy, Output<String>> create) {
    /** The groups of the first of two policies for reads; the groups of each fit into one policy. */
    private static final EnumSet<PolicyGroup> READ_FIRST = EnumSet.range(PolicyGroup.NETWORK, PolicyGroup.EDGE);

    /**
     * The policies that read all resources.
     *
     * @param of the prefix of the policies' names
     */
    Map<String, Output<String>> toRead(String of) {
        var policies = new LinkedHashMap<String, Output<String>>();
        policies.put("read-front", create.apply(of + "read-front", permissions.toRead(READ_FIRST)));
        policies.put("read-back", create.apply(of + "read-back", permissions.toRead(EnumSet.complementOf(READ_FIRST))));
        return policies;
    }

    /** The policies that detect drift. */
    Map<String, Output<String>> toCheck(Map<String, Output<String>> reading) {
        var policies = new LinkedHashMap<>(reading);
        permissions.toCheck().ifPresent(policy -> policies.put("read-values", create.apply("read-values", policy)));
        return policies;
    }

    /**
     * The policies that deploy, without those of {@link #inline}: at most eight, so that two of the
     * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">ten managed policies of a role</a>
     * are left for an organization's own.
     *
     * @param of the prefix of the policies' names
     */
    Map<String, Output<String>> toChange(String of, Map<String, Output<String>> reading) {
        var policies = new LinkedHashMap<String, Output<String>>();
        for (var group : EnumSet.complementOf(EnumSet.of(PolicyGroup.ROLES))) {
            permissions
                    .toChange(group)
                    .ifPresent(policy -> policies.put(group.role(), create.apply(of + group.role(), policy)));
        }
        policies.putAll(reading);
        return policies;
    }

    /** The inline policies of a role that deploys: the roles of the stack, and the access to the state. */
    Map<String, Policy> inline(Optional<Policy> state) {
        var policies = new LinkedHashMap<String, Policy>();
        state.ifPresent(policy -> policies.put("state", policy));
        permissions.toChange(PolicyGroup.ROLES).ifPresent(policy -> policies.put(PolicyGroup.ROLES.role(), policy));
        return policies;
    }

    /** The inline policies of a role that also deletes the whole stack. */
    Map<String, Policy> inlineWithEnd(Optional<Policy> state) {
        var policies = inline(state);
        policies.put("end", permissions.toEnd());
        return policies;
    }

    /** The inline policies of a role that only reads. */
    static Map<String, Policy> inlineToRead(Optional<Policy> state) {
        return state.map(policy -> Map.of("state", policy)).orElse(Map.of());
    }
}
