package dev.slipway.orders.order;

/**
 * Order as a customer requests it.
 *
 * @param quantity the number of pieces
 */
public record NewOrder(String customer, String product, int quantity) {}
