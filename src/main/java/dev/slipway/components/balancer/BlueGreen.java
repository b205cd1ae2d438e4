package dev.slipway.components.balancer;

/**
 * The weights of two revisions of a service. See
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html#forward-actions">
 * forward actions</a>.
 *
 * @param primary percentage of requests to the primary slot, 0 to 100
 * @param alternate percentage of requests to the alternate slot; both are 100 in total
 * @param release the slot that gets new revisions, and the requests to the test listener. The other one keeps its revision
 */
public record BlueGreen(int primary, int alternate, DeploymentSlot release) {
    /** @throws IllegalArgumentException for percentages that are not 100 together */
    public BlueGreen {
        if (primary < 0 || alternate < 0 || primary + alternate != 100) {
            throw new IllegalArgumentException("primary %d and alternate %d must be 100 together; set alternate to %d"
                    .formatted(primary, alternate, Math.min(100, Math.max(0, 100 - primary))));
        }
    }

    /** The percentage of a slot. */
    public int weight(DeploymentSlot side) {
        return side == DeploymentSlot.PRIMARY ? primary : alternate;
    }

    /** True if a slot keeps its revision. */
    public boolean keeps(DeploymentSlot side) {
        return side != release;
    }
}
