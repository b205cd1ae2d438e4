/** Worker that receives the events of orders from an SQS queue and counts the sales. Independent of HTTP. */
@NullMarked
package dev.slipway.orders.worker;

import org.jspecify.annotations.NullMarked;
