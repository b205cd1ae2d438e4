/** The Aurora database of a stack. */
@NullMarked
package dev.slipway.components.database;

import org.jspecify.annotations.NullMarked;
