package dev.slipway.orders.order;

import java.util.Optional;
import java.util.UUID;

/**
 * Query for a page of orders, newest first.
 *
 * @param status of those wanted; all without one
 * @param before only orders placed before this one, which need not exist
 * @param size at most so many, 1 to 100
 */
public record Query(Optional<Status> status, Optional<UUID> before, int size) {}
