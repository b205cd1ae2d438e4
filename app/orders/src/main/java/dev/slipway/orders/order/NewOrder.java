package dev.slipway.orders.order;

/**
 * What a customer asks for.
 *
 * @param quantity pieces
 */
public record NewOrder(String customer, String product, int quantity) {}
