package dev.slipway.analysis.cost;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares an estimate with the monthly budget of the stack. */
public final class BudgetCheck {
    private static final int NAMED_SERVICES = 3;

    private BudgetCheck() {}

    /**
     * The error for a plan that would cost more than its budget, in one line; empty if the plan is within it.
     *
     * @param budget dollars a month
     */
    public static Optional<String> check(int budget, Pricing pricing, Estimate estimate) {
        var perDay = pricing.hoursOfUse(estimate);
        var hours = Scenario.hours(perDay);
        var total = estimate.total(hours);
        return total <= budget
                ? Optional.empty()
                : Optional.of(
                        "slipway:budget.monthly = %d: the stack costs $%s a month used %d h a day, most of it for %s; spend less there or raise the budget"
                                .formatted(budget, Dollars.text(total), perDay, largest(estimate, hours)));
    }

    /** The warning for a budget in a region without prices, in one line. */
    public static String unchecked(int budget, Pricing pricing) {
        return "slipway:budget.monthly = %d: the budget is not checked: %s".formatted(budget, pricing.missing());
    }

    private static String largest(Estimate estimate, double hours) {
        return estimate.byService(hours).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(NAMED_SERVICES)
                .map(entry -> "%s $%s".formatted(entry.getKey(), Dollars.text(entry.getValue())))
                .collect(Collectors.joining(", "));
    }
}
