/** The store for trying the service out: it forgets everything when the process ends. */
@NullMarked
package dev.slipway.orders.memory;

import org.jspecify.annotations.NullMarked;
