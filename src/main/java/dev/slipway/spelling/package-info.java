/** What people mean who mistype a word. */
@NullMarked
package dev.slipway.spelling;

import org.jspecify.annotations.NullMarked;
