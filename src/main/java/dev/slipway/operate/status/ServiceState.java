package dev.slipway.operate.status;

/** How something that a stack runs is. */
public enum ServiceState {
    HEALTHY,

    /** ECS or Lambda is going over to another version. */
    DEPLOYING,

    /** It has no task until somebody needs it. */
    ASLEEP,

    /** It is to have no task. */
    STOPPED,

    UNHEALTHY
}
