package dev.slipway.components.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What deploying resources of a type takes: what the AWS provider calls to make, read, change and delete one. Actions,
 * and what they can be limited to, are those of the
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 * Service Authorization Reference</a>.
 *
 * @param type of the resource, or of a component that calls AWS itself
 * @param reads actions that change nothing and tell no secret, allowed on every resource
 * @param grants the other actions, by what they are allowed on
 */
record ResourcePermissions(String type, List<String> reads, Map<ResourceScope, List<String>> grants) {
    ResourcePermissions {
        reads = List.copyOf(reads);
        grants = new LinkedHashMap<>(grants);
    }

    static ResourcePermissions of(String type) {
        return new ResourcePermissions(type, List.of(), Map.of());
    }

    ResourcePermissions reads(String... actions) {
        return new ResourcePermissions(type, List.of(actions), grants);
    }

    /** Actions on a service's resources in the stack's region and account. */
    ResourcePermissions on(String service, String resource, String... actions) {
        return onArn("%s:{region}:{account}:%s".formatted(service, resource), actions);
    }

    /** Actions on resources by their ARN: see {@link ResourceScope.On}. */
    ResourcePermissions onArn(String arn, String... actions) {
        return in(new ResourceScope.On(arn), actions);
    }

    /** Actions that make or tag a resource, with the stack's tags. */
    ResourcePermissions bears(String... actions) {
        return in(new ResourceScope.Born(), actions);
    }

    /** Actions on resources that have the stack's tags. */
    ResourcePermissions owns(String... actions) {
        return in(new ResourceScope.Owned(), actions);
    }

    /** Actions that IAM can limit to the region alone. */
    ResourcePermissions inRegion(String... actions) {
        return in(new ResourceScope.Regional(), actions);
    }

    /** Handing one of the stack's roles to a service. */
    ResourcePermissions passes(String service) {
        return in(new ResourceScope.Passing(service), "iam:PassRole");
    }

    ResourcePermissions in(ResourceScope scope, String... actions) {
        var more = new LinkedHashMap<>(grants);
        more.put(scope, List.of(actions));
        return new ResourcePermissions(type, reads, more);
    }
}
