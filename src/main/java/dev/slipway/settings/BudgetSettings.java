package dev.slipway.settings;

import java.util.OptionalInt;

/**
 * What a stack may cost.
 *
 * @param monthly dollars of the United States a month, empty where nobody says
 */
public record BudgetSettings(OptionalInt monthly) {
    private static final int MOST = 1_000_000;

    static BudgetSettings read(Section section) {
        try (section) {
            return new BudgetSettings(section.integer("monthly", 1, MOST));
        }
    }
}
