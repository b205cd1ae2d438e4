package dev.slipway.components.function;

/** The target of a switchable route when a deployment creates it. */
public enum InitialTarget {
    SERVICE,
    ACTIVATOR;

    /** The activator for a service with no tasks, otherwise the service. */
    public static InitialTarget ofTasks(int desired) {
        return desired == 0 ? ACTIVATOR : SERVICE;
    }
}
