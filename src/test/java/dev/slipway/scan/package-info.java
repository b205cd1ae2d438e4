/** The plans of stacks, looked at by a public policy scanner. */
@NullMarked
package dev.slipway.scan;

import org.jspecify.annotations.NullMarked;
