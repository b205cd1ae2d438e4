/** Reading of a stack file's values: sections, their helpers, and the errors found. */
@NullMarked
package dev.slipway.settings.reader;

import org.jspecify.annotations.NullMarked;
