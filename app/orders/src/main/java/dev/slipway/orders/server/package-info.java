/** The connections of the server, and its end. */
@NullMarked
package dev.slipway.orders.server;

import org.jspecify.annotations.NullMarked;
