/** AWS budgets. */
@NullMarked
package dev.slipway.components.budget;

import org.jspecify.annotations.NullMarked;
