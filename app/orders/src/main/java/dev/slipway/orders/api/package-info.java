/** HTTP API: routes, requests, responses, and errors as {@code application/problem+json}. */
@NullMarked
package dev.slipway.orders.api;

import org.jspecify.annotations.NullMarked;
