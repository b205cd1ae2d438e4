package dev.slipway.components.function;

/** Who gets the requests of a route. */
public enum RouteTarget {
    SERVICE,
    ACTIVATOR;

    /** Where the route of a service leads that starts with a number of tasks: without any, to the activator. */
    public static RouteTarget ofTasks(int desired) {
        return desired == 0 ? ACTIVATOR : SERVICE;
    }
}
