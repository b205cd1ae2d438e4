/** Roll-out of pushed images to a running service. */
@NullMarked
package dev.slipway.controllers.rollout;

import org.jspecify.annotations.NullMarked;
