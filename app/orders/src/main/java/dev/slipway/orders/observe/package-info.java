/** Observability: logs, metrics, traces. */
@NullMarked
package dev.slipway.orders.observe;

import org.jspecify.annotations.NullMarked;
