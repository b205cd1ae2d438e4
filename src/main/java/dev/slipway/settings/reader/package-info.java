/** Readers of a stack file's values, and the errors that they find. */
@NullMarked
package dev.slipway.settings.reader;

import org.jspecify.annotations.NullMarked;
