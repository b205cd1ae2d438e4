/** Lambda functions of the stack's own. */
@NullMarked
package dev.slipway.function;

import org.jspecify.annotations.NullMarked;
