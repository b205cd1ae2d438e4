/** The HTTP side: routes, what they take and answer, and every error as {@code application/problem+json}. */
@NullMarked
package dev.slipway.orders.api;

import org.jspecify.annotations.NullMarked;
