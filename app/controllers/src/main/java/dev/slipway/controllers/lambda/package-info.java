/** What every function shares: events in, answers and log lines out. */
@NullMarked
package dev.slipway.controllers.lambda;

import org.jspecify.annotations.NullMarked;
