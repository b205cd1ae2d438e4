package dev.slipway.components.balancer;

/**
 * The protocol of a listener of a network load balancer, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html">listeners</a>. A
 * listener with both TCP and UDP is left out: ECS
 * <a href="https://github.com/aws/amazon-ecs-agent/issues/3428">registers a port of a container with one protocol</a>.
 */
public enum NetworkProtocol {
    TCP,
    UDP,
    /** TLS that the load balancer ends; the tasks get TCP. */
    TLS;

    /** The protocol of the target group: UDP, or TCP for the others. */
    NetworkProtocol ofTargets() {
        return this == UDP ? UDP : TCP;
    }
}
