/** What would change from one plan to another, as Pulumi would do it. */
@NullMarked
package dev.slipway.analysis.diff;

import org.jspecify.annotations.NullMarked;
