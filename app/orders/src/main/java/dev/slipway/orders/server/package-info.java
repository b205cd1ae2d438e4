/** Connections and graceful shutdown of the server. */
@NullMarked
package dev.slipway.orders.server;

import org.jspecify.annotations.NullMarked;
