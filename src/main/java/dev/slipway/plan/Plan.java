package dev.slipway.plan;

import java.util.List;
import java.util.Map;

/**
 * What a program registers for one stack: resources sorted by URN, and the stack's outputs.
 *
 * @param outputs the stack's outputs, secrets masked
 */
public record Plan(String project, String stack, List<PlannedResource> resources, Map<String, Object> outputs) {

    /** The resources of a type, such as {@code aws:ec2/vpc:Vpc}. */
    public List<PlannedResource> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /**
     * The one resource of a name.
     *
     * @throws IllegalArgumentException where there is none, or more than one
     */
    public PlannedResource named(String name) {
        var found = resources.stream()
                .filter(resource -> resource.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("%d resources are named %s".formatted(found.size(), name));
        }
        return found.get(0);
    }

    /** The direct children of a resource. */
    public List<PlannedResource> children(PlannedResource parent) {
        return resources.stream()
                .filter(resource -> resource.parent().equals(parent.urn()))
                .toList();
    }
}
