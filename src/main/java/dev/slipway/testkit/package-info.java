/** Tests of stacks, for projects that depend on Slipway. */
@NullMarked
package dev.slipway.testkit;

import org.jspecify.annotations.NullMarked;
