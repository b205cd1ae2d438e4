/** Tests of the package of the same name. */
@NullMarked
package dev.slipway.controllers.rollout;

import org.jspecify.annotations.NullMarked;
