package dev.slipway.orders.order;

/**
 * Result of a request to place an order.
 *
 * @param replayed whether an earlier request with the same idempotency key had made the order
 */
public record Placement(Order order, boolean replayed) {}
