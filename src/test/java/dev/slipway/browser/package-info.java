/** A real browser, for tests of pages. */
@NullMarked
package dev.slipway.browser;

import org.jspecify.annotations.NullMarked;
