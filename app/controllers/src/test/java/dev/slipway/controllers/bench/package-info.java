/** The packaged jar in a process of its own, and how long its start takes. */
@NullMarked
package dev.slipway.controllers.bench;

import org.jspecify.annotations.NullMarked;
