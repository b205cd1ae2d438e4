package dev.slipway.settings;

import dev.slipway.components.alarm.AlarmTopicArgs;
import dev.slipway.components.budget.BudgetArgs;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a month may cost.
 *
 * @param monthly dollars of the United States; empty where nothing is said
 * @param alerts empty where nobody is told
 */
public record BudgetSettings(OptionalInt monthly, Optional<BudgetArgs> alerts) {
    private static final int MOST_DOLLARS = 10_000_000;
    private static final List<String> USUAL = List.of("80", "100");
    private static final TextFormat PERCENT = TextFormat.of("a whole percent of 1 to 1000", "[1-9]\\d{0,2}|1000");

    static BudgetSettings read(Section section, AlarmSettings alarms) {
        try (section) {
            var monthly = section.integer("monthly", 1, MOST_DOLLARS);
            var texts = section.texts("alerts", USUAL, PERCENT);
            var covers = section.choice("covers", BudgetArgs.Covers.ACCOUNT);
            var alerts = section.make("alerts", List.<Integer>of(), () -> percents(texts));
            if (monthly.isEmpty()) {
                section.keys().stream()
                        .filter(key -> !key.equals("monthly"))
                        .forEach(key ->
                                section.fault(key, "", "a budget needs an amount", "set monthly, or remove " + key));
                return new BudgetSettings(monthly, Optional.empty());
            }
            if (alerts.isEmpty()) {
                return new BudgetSettings(monthly, Optional.empty());
            }
            var email = alarms.topic().map(AlarmTopicArgs::email);
            if (email.isEmpty() && section.has("alerts")) {
                section.fault(
                        "alerts",
                        String.join(", ", texts),
                        "an alert needs somebody to tell",
                        "set slipway:alarms.email, or alerts to []");
            }
            return new BudgetSettings(
                    monthly, email.map(address -> new BudgetArgs(monthly.getAsInt(), covers, alerts, address)));
        }
    }

    private static List<Integer> percents(List<String> texts) {
        var percents = texts.stream().map(Integer::valueOf).toList();
        BudgetArgs.checkAlerts(percents);
        return percents;
    }
}
