/** Orders: the model, the status transitions, and the contract of a store. Independent of HTTP and of the database. */
@NullMarked
package dev.slipway.orders.order;

import org.jspecify.annotations.NullMarked;
