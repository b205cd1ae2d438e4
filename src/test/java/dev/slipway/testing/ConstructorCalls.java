package dev.slipway.testing;

import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.ProviderResource;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.slipway.base.Component;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The constructor calls of resources and components, by the class that contains them. A call in a lambda belongs to the
 * class around it, and a call in a base class to the base class only.
 */
public final class ConstructorCalls {
    /** The type tokens of components, each with the types that its class constructs. */
    private static final Map<String, Set<String>> BY_TOKEN = ProductionClasses.components().stream()
            .collect(Collectors.toMap(
                    ProductionClasses::token, component -> Stream.concat(resources(component), components(component))
                            .collect(Collectors.toSet())));

    private ConstructorCalls() {}

    /** The types of the providers' resources that a class constructs, such as {@code aws:ec2/securityGroup:SecurityGroup}. */
    public static Stream<String> resources(JavaClass type) {
        return type.getConstructorCallsFromSelf().stream()
                .map(call -> call.getTargetOwner().reflect())
                .filter(CustomResource.class::isAssignableFrom)
                .filter(resource -> !ProviderResource.class.isAssignableFrom(resource))
                .map(resource -> resource.getAnnotation(ResourceType.class).type());
    }

    /** The type tokens of the components that a class constructs. */
    private static Stream<String> components(JavaClass type) {
        return type.getConstructorCallsFromSelf().stream()
                .map(call -> call.getTargetOwner())
                .filter(component -> component.isAssignableTo(Component.class))
                .map(ProductionClasses::token);
    }

    /** The resources and components of a plan whose parent is a component. */
    public static List<PlannedResource> children(Plan plan) {
        return plan.resources().stream()
                .filter(resource -> parentType(resource).startsWith("slipway:"))
                .toList();
    }

    /** The children in a plan that the class of their parent's type token does not construct. */
    public static List<String> misplaced(Plan plan) {
        return children(plan).stream()
                .filter(child ->
                        !BY_TOKEN.getOrDefault(parentType(child), Set.of()).contains(child.type()))
                .map(child -> "%s %s, a child of %s".formatted(child.type(), child.name(), parentType(child)))
                .toList();
    }

    private static String parentType(PlannedResource resource) {
        var parts = resource.parent().split("::");
        return parts.length < 3 ? "" : parts[2].substring(parts[2].lastIndexOf('$') + 1);
    }
}
