package dev.slipway.components.balancer;

/**
 * Two revisions of a service beside each other, and how its requests are shared out. See
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html#forward-actions">
 * forward actions</a>.
 *
 * @param primary percent of the requests that the primary gets, 0 to 100
 * @param alternate percent that the alternate gets; with the primary's 100
 * @param release the side that gets new versions, and requests to the test listener. The other keeps what it runs
 */
public record BlueGreen(int primary, int alternate, DeploymentSlot release) {
    /** @throws IllegalArgumentException for percentages that are not 100 together */
    public BlueGreen {
        if (primary < 0 || alternate < 0 || primary + alternate != 100) {
            throw new IllegalArgumentException("primary %d and alternate %d must be 100 together; set alternate to %d"
                    .formatted(primary, alternate, Math.min(100, Math.max(0, 100 - primary))));
        }
    }

    /** The percentage of a side. */
    public int weight(DeploymentSlot side) {
        return side == DeploymentSlot.PRIMARY ? primary : alternate;
    }

    /** Whether a side keeps the revision that it runs. */
    public boolean keeps(DeploymentSlot side) {
        return side != release;
    }
}
