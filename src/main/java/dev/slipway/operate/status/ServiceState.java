package dev.slipway.operate.status;

/** The state of a service. */
public enum ServiceState {
    HEALTHY,

    /** A deployment is in progress. */
    DEPLOYING,

    /** The service has no tasks until the next request. */
    ASLEEP,

    /** The desired count is 0. */
    STOPPED,

    UNHEALTHY
}
