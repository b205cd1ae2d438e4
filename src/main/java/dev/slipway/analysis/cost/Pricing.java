package dev.slipway.analysis.cost;

import dev.slipway.engine.Plan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Region, price list and assumptions of a cost estimate.
 *
 * @param root the project's folder, which may have price lists of its own
 * @param hoursPerDay hours of use a day, 0 to 24; by default 8 if a service scales to zero, otherwise 24
 */
public record Pricing(Path root, String region, Assumptions assumptions, OptionalInt hoursPerDay) {
    private static final int HOURS_OF_A_DAY = 24;
    private static final int HOURS_OF_A_WORKING_DAY = 8;

    /** The prices of the region, empty if there is no price list. */
    public Optional<PriceList> prices() {
        return PriceList.of(root, region);
    }

    /** The estimate of a plan, empty if there is no price list. */
    public Optional<Estimate> estimate(Plan plan) {
        return prices().map(prices -> Estimate.of(plan, prices, assumptions));
    }

    /** The message for a region without a price list. */
    public String missing() {
        return PriceList.missing(region);
    }

    /** Hours of use a day, which the budget is checked with. */
    public int hoursOfUse(Estimate estimate) {
        return hoursPerDay.orElse(estimate.sleeping().isEmpty() ? HOURS_OF_A_DAY : HOURS_OF_A_WORKING_DAY);
    }
}
