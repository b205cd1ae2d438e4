/** Prices of a region from the files of AWS's Price List Bulk API. */
@NullMarked
package dev.slipway.analysis.cost.offers;

import org.jspecify.annotations.NullMarked;
