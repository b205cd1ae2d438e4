/** Calls to AWS: clients, time limits, failures in one line. */
@NullMarked
package dev.slipway.controllers.aws;

import org.jspecify.annotations.NullMarked;
