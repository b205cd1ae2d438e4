/** Cost estimates: price lists, the rates of resource types, and the check of the budget. */
@NullMarked
package dev.slipway.analysis.cost;

import org.jspecify.annotations.NullMarked;
