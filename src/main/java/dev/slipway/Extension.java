package dev.slipway;

import dev.slipway.base.link.DeclaredLink;
import dev.slipway.base.link.Linkable;
import dev.slipway.base.types.ResourceType;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Resources of a project's own, in every stack of the project. The class has a public constructor without parameters, and its name is
 * a line of the file {@code META-INF/services/dev.slipway.Extension}, by which {@link java.util.ServiceLoader} finds it.
 *
 * <p>The methods are called in this order, several times in a run: a deployment plans the stack before it registers it. An
 * exception ends the run with a message that names the extension; throw {@link com.pulumi.exceptions.RunException} for errors of
 * users, with one line: what is wrong, the value, what is allowed, the fix.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/ServiceLoader.html">ServiceLoader</a>
 */
public interface Extension {
    /** The name in messages and under {@code uses}: 1 to 20 lower-case letters, digits and hyphens, starting with a letter. */
    String name();

    /**
     * The links that services can name under {@code uses}: {@code <extension>:<link>}, or the extension alone if it has one link.
     * They are known before a resource exists, so that settings can be checked.
     */
    default List<DeclaredLink> links() {
        return List.of();
    }

    /**
     * Creates the resources that services link to.
     *
     * @return the object behind each declared link, by the link's name
     */
    default Map<String, Linkable> create(StackComponents stack) {
        return Map.of();
    }

    /** Creates the resources that need the services, such as alarms on them. */
    default void createAfterServices(StackComponents stack) {}

    /**
     * Facts about resource types, above all the permissions to deploy them, by which {@code slipway:delivery} makes the deploy role.
     * {@link dev.slipway.base.types.ResourceTypes#read} reads them from a file. They are added to the facts that Slipway has.
     */
    default List<ResourceType> resourceTypes() {
        return List.of();
    }

    /**
     * Values for outputs of a resource in a plan, by their names; {@code id} is the value of its id. Without them a plan has
     * values that are made from the outputs' names and types.
     */
    default Map<String, Object> standIns(PlannedResource resource) {
        return Map.of();
    }

    /** The result of a provider function in a plan, if the embedded engine does not know the function; empty if neither does. */
    default Optional<Map<String, Object>> result(FunctionCall call) {
        return Optional.empty();
    }

    /** The monthly cost of a resource in US dollars, at list prices and without use; empty if the rate of its type applies. */
    default OptionalDouble monthlyUsd(PlannedResource resource) {
        return OptionalDouble.empty();
    }
}
