@NullMarked
package dev.slipway.orders.event;

import org.jspecify.annotations.NullMarked;
