/** What every component shares. */
@NullMarked
package dev.slipway.component;

import org.jspecify.annotations.NullMarked;
