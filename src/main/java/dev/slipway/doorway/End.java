package dev.slipway.doorway;

/** Who gets the requests of a route. */
public enum End {
    SERVICE,
    DOORMAN;

    /** Where the route of a service leads that starts with a number of tasks: without any, to the doorman. */
    public static End ofTasks(int desired) {
        return desired == 0 ? DOORMAN : SERVICE;
    }
}
