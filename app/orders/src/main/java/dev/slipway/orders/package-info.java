/** The orders service: one Micronaut application that listens on one port. */
@NullMarked
package dev.slipway.orders;

import org.jspecify.annotations.NullMarked;
