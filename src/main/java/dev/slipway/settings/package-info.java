/** The stack file as records: read key by key, every fault reported at once. */
@NullMarked
package dev.slipway.settings;

import org.jspecify.annotations.NullMarked;
