package dev.slipway.analysis.cost;

import dev.slipway.engine.Plan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * By what a stack's plan is estimated.
 *
 * @param root the project's folder, where the price lists are
 * @param hoursPerDay how long the stack is used, 0 to 24; without it 8 where a service sleeps, and 24 elsewhere
 */
public record Pricing(Path root, String region, Assumptions assumptions, OptionalInt hoursPerDay) {
    private static final int USED_ALL_DAY = 24;
    private static final int USED_AT_WORK = 8;

    /** The prices of the region, empty where it has none. */
    public Optional<PriceList> prices() {
        return PriceList.of(root, region);
    }

    /** The estimate, empty where the region has no prices. */
    public Optional<Estimate> estimate(Plan plan) {
        return prices().map(prices -> Estimate.of(plan, prices, assumptions));
    }

    /** Why there is no estimate. */
    public String missing() {
        return PriceList.missing(root, region);
    }

    /** How long a day the stack is used, by which a budget is measured. */
    public int hoursOfUse(Estimate estimate) {
        return hoursPerDay.orElse(estimate.sleeping().isEmpty() ? USED_ALL_DAY : USED_AT_WORK);
    }
}
