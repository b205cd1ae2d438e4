/** What an order is, the steps it may take, and what a store must promise. Knows neither HTTP nor a database. */
@NullMarked
package dev.slipway.orders.order;

import org.jspecify.annotations.NullMarked;
