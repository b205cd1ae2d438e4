/** The Valkey caches of a stack. */
@NullMarked
package dev.slipway.components.cache;

import org.jspecify.annotations.NullMarked;
