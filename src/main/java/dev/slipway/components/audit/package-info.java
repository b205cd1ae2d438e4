/** Who did what in an account, whether it is set up as it should be, and what it costs. */
@NullMarked
package dev.slipway.components.audit;

import org.jspecify.annotations.NullMarked;
