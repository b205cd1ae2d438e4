package dev.slipway.orders.order;

import java.util.List;

/**
 * Some of the orders, the newest first.
 *
 * @param more whether older ones follow
 */
public record Page(List<Order> orders, boolean more) {

    public Page {
        orders = List.copyOf(orders);
    }

    /** The page of this size from one order more than it can hold, where there are so many. */
    public static Page of(List<Order> oneMore, int size) {
        return new Page(oneMore.subList(0, Math.min(size, oneMore.size())), oneMore.size() > size);
    }
}
