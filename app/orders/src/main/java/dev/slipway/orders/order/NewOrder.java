package dev.slipway.orders.order;

/**
 * Order as a customer requests it.
 *
 * @param quantity pieces
 */
public record NewOrder(String customer, String product, int quantity) {}
