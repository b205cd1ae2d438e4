/** Scaling to zero: without use, and immediately. */
@NullMarked
package dev.slipway.controllers.sleep;

import org.jspecify.annotations.NullMarked;
