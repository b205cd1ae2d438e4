package dev.slipway.components.function;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route with two ends: a service, and the function that receives its requests while it sleeps, its activator. Where it leads
 * is set when it is made, and from then on is the controllers' own.
 */
public interface SwitchableRoute {
    /** The variables that tell a controller of the route: {@code ROUTE}, and what it consists of. */
    Map<String, Output<String>> environment();

    /** What a function must be allowed that leads the route from one end to the other. */
    List<Statement> leading();

    /** What the route knows of the health of tasks, and what asking it needs; none where it knows nothing. */
    List<Statement> watching();

    /** What the activator must be called, where the route names it before it is there. */
    Optional<FunctionName> activatorName();

    /** Lets the route call the activator, and nobody else. To be called once. */
    void open(JavaFunction activator);
}
