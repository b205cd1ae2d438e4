/** A new image for a running service. */
@NullMarked
package dev.slipway.controllers.rollout;

import org.jspecify.annotations.NullMarked;
