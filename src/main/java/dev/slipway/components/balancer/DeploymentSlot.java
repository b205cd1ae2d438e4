package dev.slipway.components.balancer;

/** One of the two revisions of a service that is deployed blue/green. */
public enum DeploymentSlot {
    PRIMARY,
    ALTERNATE;

    /** The other one. */
    public DeploymentSlot other() {
        return this == PRIMARY ? ALTERNATE : PRIMARY;
    }
}
