package dev.slipway.controllers.route;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;

/** Route of the requests for a service. Only the controllers change it; a deployment leaves it as it is. */
public interface Route {
    /** Route of a service without a load balancer or an API. */
    Route NONE = to -> false;

    /** Target of a route. */
    enum RouteTarget {
        SERVICE,
        ACTIVATOR
    }

    /**
     * Switches all requests to a target.
     *
     * @return true if the route was changed
     */
    boolean switchTo(RouteTarget target);

    /** Kinds of {@code ROUTE}. */
    enum RouteKind {
        NONE,
        BALANCER,
        API
    }

    /** The route in the environment. */
    static Route of(Environment environment, Aws aws) {
        var kind = environment.find("ROUTE").map(any -> environment.choice("ROUTE", RouteKind.class));
        return switch (kind.orElse(RouteKind.NONE)) {
            case NONE -> NONE;
            case BALANCER ->
                new BalancerRoute(
                        aws.balancing(),
                        environment.list("BALANCER_RULES"),
                        environment.text("SERVICE_TARGET_GROUP"),
                        environment.text("ACTIVATOR_TARGET_GROUP"));
            case API ->
                new HttpApiRoutes(
                        aws.gateway(),
                        environment.text("API_ID"),
                        environment.list("API_ROUTES"),
                        environment.text("SERVICE_INTEGRATION"),
                        environment.text("ACTIVATOR_INTEGRATION"));
        };
    }
}
