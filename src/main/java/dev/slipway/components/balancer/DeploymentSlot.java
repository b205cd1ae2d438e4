package dev.slipway.components.balancer;

/** One of the two revisions of a service with blue/green deployments. */
public enum DeploymentSlot {
    PRIMARY,
    ALTERNATE;

    /** The other slot. */
    public DeploymentSlot other() {
        return this == PRIMARY ? ALTERNATE : PRIMARY;
    }
}
