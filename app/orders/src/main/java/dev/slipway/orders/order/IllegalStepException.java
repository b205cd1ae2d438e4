package dev.slipway.orders.order;

import java.util.List;

/** Exception for a status transition that the life cycle does not have. */
public final class IllegalStepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> allowed;

    IllegalStepException(Order order, Status step) {
        this(order.status(), step, Status.texts(order.status().next()));
    }

    private IllegalStepException(Status from, Status to, List<String> allowed) {
        super("A %s order cannot become %s. %s"
                .formatted(
                        from.text(),
                        to.text(),
                        allowed.isEmpty()
                                ? "It never changes again."
                                : "It can become %s.".formatted(String.join(" or ", allowed))));
        this.allowed = allowed;
    }

    /** The allowed transitions from the current status. */
    public List<String> allowed() {
        return allowed;
    }
}
