@NullMarked
package dev.slipway.orders.mysql;

import org.jspecify.annotations.NullMarked;
