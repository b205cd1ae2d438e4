/** Store for trials, in the memory of the process. */
@NullMarked
package dev.slipway.orders.memory;

import org.jspecify.annotations.NullMarked;
