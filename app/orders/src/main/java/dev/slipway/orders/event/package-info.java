/** Events of orders, from the store's outbox to the bus. */
@NullMarked
package dev.slipway.orders.event;

import org.jspecify.annotations.NullMarked;
