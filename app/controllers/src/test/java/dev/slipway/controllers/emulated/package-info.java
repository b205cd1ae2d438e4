/** An emulated AWS over HTTP on loopback, and the handlers against it. */
@NullMarked
package dev.slipway.controllers.emulated;

import org.jspecify.annotations.NullMarked;
