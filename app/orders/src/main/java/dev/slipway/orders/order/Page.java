package dev.slipway.orders.order;

import java.util.List;

/**
 * A page of orders, the newest first.
 *
 * @param more true if older orders follow
 */
public record Page(List<Order> orders, boolean more) {

    public Page {
        orders = List.copyOf(orders);
    }

    /** A page of this size from a list with up to one order more. */
    public static Page of(List<Order> oneMore, int size) {
        return new Page(oneMore.subList(0, Math.min(size, oneMore.size())), oneMore.size() > size);
    }
}
