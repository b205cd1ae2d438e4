/** Guard rails: rules over what the program registers. */
@NullMarked
package dev.slipway.analysis.guard;

import org.jspecify.annotations.NullMarked;
