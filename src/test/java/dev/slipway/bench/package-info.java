/** Measurements, which are no tests. */
@org.jspecify.annotations.NullMarked
package dev.slipway.bench;
