package dev.slipway.components.delivery;

import dev.slipway.base.types.PermissionFacts;
import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The permissions to deploy resources of a type.
 *
 * @param type of the resource, or of a component that calls AWS itself
 * @param read actions that change nothing and disclose no secret, allowed on all resources
 * @param grants the other actions, by their scope
 */
record ResourcePermissions(String type, PolicyGroup group, List<String> read, Map<ResourceScope, List<String>> grants) {

    /** The permissions of all types, in the order of the statements in a policy. */
    static Stream<ResourcePermissions> all() {
        return all(List.of());
    }

    /** The permissions of all types, with those of a program's own instead of Slipway's. */
    static Stream<ResourcePermissions> all(List<ResourceType> own) {
        var tokens = own.stream().map(ResourceType::token).collect(Collectors.toSet());
        return Stream.concat(ResourceTypes.all().filter(type -> !tokens.contains(type.token())), own.stream())
                .flatMap(type -> of(type).stream());
    }

    private static Optional<ResourcePermissions> of(ResourceType type) {
        return type.permissions().map(facts -> of(type, facts));
    }

    private static ResourcePermissions of(ResourceType type, PermissionFacts facts) {
        var grants = new LinkedHashMap<ResourceScope, List<String>>();
        facts.actions().forEach((scope, actions) -> {
            if (scope.equals("passRole")) {
                actions.forEach(service -> grants.put(new RoleScope.PassedRoles(service), List.of("iam:PassRole")));
            } else if (scope.equals("creation")) {
                actions.forEach(action -> grants.put(
                        new TagScope.TaggedAtCreation(action.substring(0, action.indexOf(':'))), List.of(action)));
            } else {
                grants.put(ResourceScope.of(scope), actions);
            }
        });
        type.serviceLinkedRole()
                .ifPresent(role -> grants.put(
                        new ResourceScope.Arn("iam::{account}:" + role.path()),
                        List.of("iam:CreateServiceLinkedRole")));
        return new ResourcePermissions(type.token(), PolicyGroup.of(facts.group()), facts.read(), grants);
    }
}
