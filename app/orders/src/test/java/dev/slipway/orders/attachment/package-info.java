@NullMarked
package dev.slipway.orders.attachment;

import org.jspecify.annotations.NullMarked;
