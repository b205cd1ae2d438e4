package dev.slipway.orders.order;

/**
 * Sales of a product: its orders that were placed and not cancelled, as far as their events were counted.
 *
 * @param quantity the number of pieces of all these orders
 */
public record Sales(long orders, long quantity) {

    public static final Sales NONE = new Sales(0, 0);
}
