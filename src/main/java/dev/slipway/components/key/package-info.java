/** The key that a stack's data is encrypted with. */
@NullMarked
package dev.slipway.components.key;

import org.jspecify.annotations.NullMarked;
