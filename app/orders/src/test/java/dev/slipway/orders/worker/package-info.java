@NullMarked
package dev.slipway.orders.worker;

import org.jspecify.annotations.NullMarked;
