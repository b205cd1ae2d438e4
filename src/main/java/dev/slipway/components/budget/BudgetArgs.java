package dev.slipway.components.budget;

import java.util.List;

/**
 * Monthly budget in US dollars, and the recipients of its alerts.
 *
 * @param dollars of the United States, 1 or more
 * @param covers whose costs are counted
 * @param alerts at what percent somebody is told, 1 to 1000, each once, up to 5: a budget has
 *     <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html">10 notifications</a>,
 *     and each percent takes two
 * @param email who is told
 */
public record BudgetArgs(int dollars, Covers covers, List<Integer> alerts, String email) {
    /** Scope of the budget: the stack or the account. */
    public enum Covers {
        /** Costs of the whole account. */
        ACCOUNT,
        /**
         * Costs of resources with the stack's tag {@code Stack}. The tag must be activated as a <a
         * href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html">cost allocation
         * tag</a>; a filter on an inactive tag matches no costs.
         */
        STACK
    }

    /** Maximum number of alerts. */
    public static final int MOST_ALERTS = 5;

    /** The highest percent. */
    public static final int MOST_PERCENT = 1000;

    /** @throws IllegalArgumentException for alerts beyond the limits named above */
    public BudgetArgs {
        alerts = alerts.stream().sorted().toList();
        checkAlerts(alerts);
        if (dollars < 1) {
            throw new IllegalArgumentException("a budget of %d dollars is none; give 1 or more".formatted(dollars));
        }
    }

    /** @throws IllegalArgumentException for alerts that no budget can have */
    public static void checkAlerts(List<Integer> alerts) {
        for (var percent : alerts) {
            if (percent < 1 || percent > MOST_PERCENT) {
                throw new IllegalArgumentException(
                        "an alert at %d %% is not possible; give 1 to %d".formatted(percent, MOST_PERCENT));
            }
        }
        if (alerts.stream().distinct().count() < alerts.size()) {
            throw new IllegalArgumentException("an alert is named twice in %s; name it once".formatted(alerts));
        }
        if (alerts.size() > MOST_ALERTS) {
            throw new IllegalArgumentException(
                    "%d alerts are too many; name %d or fewer".formatted(alerts.size(), MOST_ALERTS));
        }
    }
}
