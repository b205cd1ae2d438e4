package dev.slipway.orders.order;

import java.util.Optional;
import java.util.UUID;

/**
 * Query for a page of orders, newest first.
 *
 * @param status the status of the orders; empty for all
 * @param before only orders placed before this one, which need not exist
 * @param size the maximum number of orders, 1 to 100
 */
public record Query(Optional<Status> status, Optional<UUID> before, int size) {}
