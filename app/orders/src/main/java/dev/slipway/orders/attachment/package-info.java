/** Files of orders, which clients send to and load from S3. */
@NullMarked
package dev.slipway.orders.attachment;

import org.jspecify.annotations.NullMarked;
