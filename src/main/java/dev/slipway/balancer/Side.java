package dev.slipway.balancer;

/** One of the two revisions of a service that is deployed blue/green. */
public enum Side {
    PRIMARY,
    ALTERNATE;

    /** The other one. */
    public Side other() {
        return this == PRIMARY ? ALTERNATE : PRIMARY;
    }
}
