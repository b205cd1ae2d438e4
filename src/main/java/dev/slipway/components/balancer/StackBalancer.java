package dev.slipway.components.balancer;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The application load balancers of a stack. A service can be behind both of them, with target groups of its own in each: a
 * target group
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">receives
 * requests of one load balancer</a>.
 */
public enum StackBalancer {
    /** The load balancer of {@code ingress: balancer}. */
    MAIN("", "balancer"),
    /** The load balancer of {@code ingress: internal}, in private subnets. */
    INTERNAL("internal", "internal");

    private final String label;
    private final String ingress;

    StackBalancer(String label, String ingress) {
        this.label = label;
        this.ingress = ingress;
    }

    /** The load balancer of a value of {@code ingress}; empty for another value. */
    public static Optional<StackBalancer> of(String ingress) {
        return Stream.of(values())
                .filter(balancer -> balancer.ingress.equals(ingress))
                .findAny();
    }

    /** Its part of the names of alarms of target groups; empty for the main one. */
    String label() {
        return label;
    }

    /** The value of {@code ingress} of its services. */
    public String ingress() {
        return ingress;
    }
}
