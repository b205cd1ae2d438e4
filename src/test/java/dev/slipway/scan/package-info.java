/** A public policy scanner checks the plans of stacks. */
@NullMarked
package dev.slipway.scan;

import org.jspecify.annotations.NullMarked;
