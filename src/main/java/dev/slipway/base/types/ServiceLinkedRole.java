package dev.slipway.base.types;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html">service-linked
 * role</a>, which an account has once. AWS creates it with the first resource that needs it, often too late for that
 * resource.
 *
 * @param service the service that assumes the role, such as {@code ecs.amazonaws.com}
 * @param name the name of the role, such as {@code AWSServiceRoleForECS}
 */
public record ServiceLinkedRole(String service, String name) implements Comparable<ServiceLinkedRole> {

    /** @throws IllegalStateException for an unknown key */
    static ServiceLinkedRole of(String token, Map<String, Object> facts) {
        ResourceType.checkKeys(token, facts, Set.of("service", "name"));
        return new ServiceLinkedRole(
                facts.get("service").toString(), facts.get("name").toString());
    }

    /** The roles that resources of these types need, by name. */
    public static SortedSet<ServiceLinkedRole> of(Collection<String> tokens) {
        return of(tokens.stream().map(ResourceTypes::find).flatMap(Optional::stream));
    }

    /** The roles of all resource types, by name. */
    public static SortedSet<ServiceLinkedRole> all() {
        return of(ResourceTypes.all());
    }

    private static SortedSet<ServiceLinkedRole> of(Stream<ResourceType> types) {
        return types.flatMap(type -> type.serviceLinkedRole().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The resource part of the role's ARN. */
    public String path() {
        return "role/aws-service-role/%s/%s".formatted(service, name);
    }

    @Override
    public int compareTo(ServiceLinkedRole other) {
        return name.compareTo(other.name);
    }
}
