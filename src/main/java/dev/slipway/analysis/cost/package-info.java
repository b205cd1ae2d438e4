/** What a plan costs a month: prices as data, and who is paid for what. */
@NullMarked
package dev.slipway.analysis.cost;

import org.jspecify.annotations.NullMarked;
