/** Files that belong to orders, which clients send to and read from S3 themselves. */
@NullMarked
package dev.slipway.orders.attachment;

import org.jspecify.annotations.NullMarked;
