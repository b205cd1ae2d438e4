/** Log groups. */
@NullMarked
package dev.slipway.logs;

import org.jspecify.annotations.NullMarked;
