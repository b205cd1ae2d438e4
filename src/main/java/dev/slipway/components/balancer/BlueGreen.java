package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;

/**
 * Weights of the two revisions of a service with blue/green deployments. See
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html#forward-actions">
 * forward actions</a>.
 *
 * @param primary percentage of the requests for the primary slot, 0 to 100
 * @param alternate percentage of the requests for the alternate slot, 0 to 100; the two add up to 100
 * @param release slot that gets new versions, and the requests to the test listener. The other slot keeps its revision
 */
public record BlueGreen(int primary, int alternate, DeploymentSlot release) {
    /** @throws SpecException for percentages that do not add up to 100 */
    public BlueGreen {
        if (primary < 0 || alternate < 0 || primary + alternate != 100) {
            throw new SpecException(
                    "alternate",
                    "primary %d and alternate %d must be 100 together".formatted(primary, alternate),
                    "set alternate to %d".formatted(Math.min(100, Math.max(0, 100 - primary))));
        }
    }

    /** The percentage of the requests for a slot. */
    public int weight(DeploymentSlot side) {
        return side == DeploymentSlot.PRIMARY ? primary : alternate;
    }

    /** Returns true if a slot keeps its revision. */
    public boolean keeps(DeploymentSlot side) {
        return side != release;
    }
}
