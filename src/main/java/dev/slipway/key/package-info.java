/** The key that a stack's data is encrypted with. */
@NullMarked
package dev.slipway.key;

import org.jspecify.annotations.NullMarked;
