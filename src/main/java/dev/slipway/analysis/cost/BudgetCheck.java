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
    public static Optional<String> check(int budget, Pricing pricing, Optional<Estimate> estimate) {
        if (estimate.isEmpty()) {
            return Optional.of("slipway:budget.monthly = %d: the budget cannot be checked: %s, or remove the budget"
                    .formatted(budget, pricing.missing()));
        }
        var perDay = pricing.hoursOfUse(estimate.get());
        var hours = Scenario.hours(perDay);
        var total = estimate.get().total(hours);
        return total <= budget
                ? Optional.empty()
                : Optional.of(
                        "slipway:budget.monthly = %d: the stack costs $%s a month used %d h a day, most of it for %s; spend less there or raise the budget"
                                .formatted(budget, Dollars.text(total), perDay, largest(estimate.get(), hours)));
    }

    private static String largest(Estimate estimate, double hours) {
        return estimate.byService(hours).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(NAMED_SERVICES)
                .map(entry -> "%s $%s".formatted(entry.getKey(), Dollars.text(entry.getValue())))
                .collect(Collectors.joining(", "));
    }
}
