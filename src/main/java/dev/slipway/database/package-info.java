/** The Aurora database of a stack. */
@NullMarked
package dev.slipway.database;

import org.jspecify.annotations.NullMarked;
