/** How a team tests its own stack. */
@org.jspecify.annotations.NullMarked
package dev.slipway.examples;
