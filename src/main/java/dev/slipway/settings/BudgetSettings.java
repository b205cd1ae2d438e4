package dev.slipway.settings;

import dev.slipway.components.budget.BudgetSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;

/** Reader of {@code slipway:budget}. */
final class BudgetSettings {
    private static final int MAX_DOLLARS = 10_000_000;
    private static final List<String> DEFAULT_ALERTS = List.of("80", "100");
    private static final TextFormat PERCENT = TextFormat.of("a whole percent of 1 to 1000", "[1-9]\\d{0,2}|1000");

    private BudgetSettings() {}

    /** Reads the budget; empty without an amount. */
    static Optional<BudgetSpec> read(Section section, AlarmSettings alarms) {
        try (section) {
            var monthly = section.integer("monthly", 1, MAX_DOLLARS);
            var texts = section.texts("alerts", DEFAULT_ALERTS, PERCENT);
            var covers = section.choice("covers", BudgetSpec.Covers.ACCOUNT);
            var alerts = texts.stream().map(Integer::valueOf).toList();
            var spec = section.make(() -> new BudgetSpec(monthly.orElse(1), covers, alerts));
            if (!section.has("monthly")) {
                section.keys().stream()
                        .filter(key -> !key.equals("monthly"))
                        .forEach(key -> section.error(
                                key, "", "the amount of the budget is missing", "set monthly, or remove " + key));
                return Optional.empty();
            }
            if (!alerts.isEmpty() && alarms.topic().isEmpty() && section.has("alerts")) {
                section.error(
                        "alerts",
                        String.join(", ", texts),
                        "the alerts have no recipient",
                        "set slipway:alarms.email, or alerts to []");
            }
            return spec;
        }
    }
}
