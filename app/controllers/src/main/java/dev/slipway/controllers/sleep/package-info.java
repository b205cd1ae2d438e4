/** Scaling to zero: when nobody uses a service, and at once. */
@NullMarked
package dev.slipway.controllers.sleep;

import org.jspecify.annotations.NullMarked;
