package dev.slipway.components.function;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route with two targets: a service, and its activator, the function that receives its requests while it is scaled to
 * zero. A deployment sets the target when it creates the route, and the controllers switch it afterwards.
 */
public interface SwitchableRoute {
    /** The environment variables that describe the route to a controller: {@code ROUTE} and its parts. */
    Map<String, Output<String>> environment();

    /** The permissions of a controller that switches the route. */
    List<Statement> switching();

    /** The permissions to read the health of tasks from the route; none where it has no health checks. */
    List<Statement> healthPermissions();

    /** The activator's name, where the route refers to it before it exists. */
    Optional<FunctionName> activatorName();

    /** Adds the permission to invoke the activator, for this route only. To be called once. */
    void permitInvocation(JavaFunction activator);
}
