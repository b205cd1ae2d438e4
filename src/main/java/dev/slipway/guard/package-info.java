/** Guard rails: rules over what the program registers. */
@NullMarked
package dev.slipway.guard;

import org.jspecify.annotations.NullMarked;
