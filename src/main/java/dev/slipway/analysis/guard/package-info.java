/** Guard rails: rules that every planned resource is checked against. */
@NullMarked
package dev.slipway.analysis.guard;

import org.jspecify.annotations.NullMarked;
