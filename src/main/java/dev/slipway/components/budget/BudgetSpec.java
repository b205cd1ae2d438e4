package dev.slipway.components.budget;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.List;

/**
 * Monthly budget in US dollars, and the recipients of its alerts.
 *
 * @param dollars amount in US dollars, 1 or more
 * @param covers scope of the counted costs
 * @param alerts percentages of the amount at which an e-mail is sent, 1 to 1000, each once, up to 5: a budget has
 *     <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html">10 notifications</a>,
 *     and each percent takes two
 */
public record BudgetSpec(int dollars, Covers covers, List<Integer> alerts) {
    /** Scope of the counted costs. */
    public enum Covers {
        /** The whole account. */
        ACCOUNT,
        /**
         * Resources with the stack's tag {@code Stack}, if it is activated as a
         * <a href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html">cost allocation
         * tag</a>; a filter on a tag that is not activated counts nothing.
         */
        STACK
    }

    public static final int MAX_ALERTS = 5;

    public static final int MAX_PERCENT = 1000;

    /** @throws SpecException for alerts beyond the limits named above */
    public BudgetSpec {
        alerts = alerts.stream().sorted().toList();
        var errors = new SpecErrors();
        checkAlerts(alerts, errors);
        if (dollars < 1) {
            errors.add("monthly", "1 dollar or more is allowed", "set it to 100");
        }
        errors.throwAll();
    }

    private static void checkAlerts(List<Integer> alerts, SpecErrors errors) {
        for (var percent : alerts) {
            if (percent < 1 || percent > MAX_PERCENT) {
                errors.add(
                        "alerts",
                        "an alert at %d %% is not possible".formatted(percent),
                        "give 1 to %d".formatted(MAX_PERCENT));
            }
        }
        if (alerts.stream().distinct().count() < alerts.size()) {
            errors.add("alerts", "an alert is listed twice in %s".formatted(alerts), "remove one");
        }
        if (alerts.size() > MAX_ALERTS) {
            errors.add(
                    "alerts",
                    "%d alerts are too many".formatted(alerts.size()),
                    "list %d or fewer".formatted(MAX_ALERTS));
        }
    }
}
