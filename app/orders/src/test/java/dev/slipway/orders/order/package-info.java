@NullMarked
package dev.slipway.orders.order;

import org.jspecify.annotations.NullMarked;
