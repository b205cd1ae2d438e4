package dev.slipway.components.function;

/** Target of a route's requests. */
public enum RouteTarget {
    SERVICE,
    ACTIVATOR;

    /** The initial target of a route: the activator for a service with no tasks, otherwise the service. */
    public static RouteTarget ofTasks(int desired) {
        return desired == 0 ? ACTIVATOR : SERVICE;
    }
}
