/** Foundations of the components: the base class, names, tags, schedules. */
@NullMarked
package dev.slipway.base;

import org.jspecify.annotations.NullMarked;
