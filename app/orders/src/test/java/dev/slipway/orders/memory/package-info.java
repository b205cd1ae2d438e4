@NullMarked
package dev.slipway.orders.memory;

import org.jspecify.annotations.NullMarked;
