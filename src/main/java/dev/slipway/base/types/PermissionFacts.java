package dev.slipway.base.types;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The actions that the AWS provider calls to create, read, change and delete a resource, and the resources that a policy
 * allows them on. Source: the
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 * Service Authorization Reference</a>.
 *
 * @param group the policy that has the permissions, a name of {@code dev.slipway.components.delivery.PolicyGroup}
 * @param read actions that change nothing and disclose no secret, allowed on all resources
 * @param actions the other actions, by the scope that they are allowed in; the scopes are those of
 *     {@code dev.slipway.components.delivery.ResourceScope}
 */
public record PermissionFacts(String group, List<String> read, Map<String, List<String>> actions) {
    private static final String GROUP = "group";
    private static final String READ = "read";

    public PermissionFacts {
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
    }

    static PermissionFacts of(Map<String, Object> facts) {
        var actions = new LinkedHashMap<String, List<String>>();
        facts.forEach((scope, names) -> {
            if (!scope.equals(GROUP)) {
                actions.put(scope, texts(names));
            }
        });
        var read = actions.remove(READ);
        return new PermissionFacts(facts.get(GROUP).toString(), read == null ? List.of() : read, actions);
    }

    static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }
}
