/** The stack file as records: read key by key, with all errors reported together. */
@NullMarked
package dev.slipway.settings;

import org.jspecify.annotations.NullMarked;
