@NullMarked
package dev.slipway.orders.dynamodb;

import org.jspecify.annotations.NullMarked;
