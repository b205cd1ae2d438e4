/** Calls to AWS: clients, timeouts, failures. */
@NullMarked
package dev.slipway.controllers.aws;

import org.jspecify.annotations.NullMarked;
