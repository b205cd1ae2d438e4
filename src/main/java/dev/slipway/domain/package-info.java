/** The names by which a stack is reached: a hosted zone's records, and certificates for them. */
@NullMarked
package dev.slipway.domain;

import org.jspecify.annotations.NullMarked;
