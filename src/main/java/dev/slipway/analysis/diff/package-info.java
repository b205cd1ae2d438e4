/** The difference between two plans, as the operations of Pulumi. */
@NullMarked
package dev.slipway.analysis.diff;

import org.jspecify.annotations.NullMarked;
