/** Base of all functions: events, responses and log lines. */
@NullMarked
package dev.slipway.controllers.lambda;

import org.jspecify.annotations.NullMarked;
