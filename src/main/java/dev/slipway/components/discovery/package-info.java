/** The names by which services find each other. */
@NullMarked
package dev.slipway.components.discovery;

import org.jspecify.annotations.NullMarked;
