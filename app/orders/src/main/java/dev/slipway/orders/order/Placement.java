package dev.slipway.orders.order;

/**
 * Result of a request to place an order.
 *
 * @param replayed true if the order is that of an earlier request with the same idempotency key
 */
public record Placement(Order order, boolean replayed) {}
