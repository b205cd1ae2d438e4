/** Component resources, one package each, and the record of what they share. */
@NullMarked
package dev.slipway.components;

import org.jspecify.annotations.NullMarked;
