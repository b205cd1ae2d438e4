@NullMarked
package dev.slipway.orders.contract;

import org.jspecify.annotations.NullMarked;
