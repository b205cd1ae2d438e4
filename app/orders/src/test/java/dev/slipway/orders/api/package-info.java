@NullMarked
package dev.slipway.orders.api;

import org.jspecify.annotations.NullMarked;
