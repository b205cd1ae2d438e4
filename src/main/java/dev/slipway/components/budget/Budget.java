package dev.slipway.components.budget;

import com.pulumi.aws.budgets.inputs.BudgetCostFilterArgs;
import com.pulumi.aws.budgets.inputs.BudgetNotificationArgs;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.budget.BudgetSpec.Covers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Monthly AWS budget with e-mail alerts at percentages of actual and forecast cost.
 *
 * <p>Child: {@code <name>-month}.
 */
public final class Budget extends Component {
    private static final String TYPE = "slipway:budget:Budget";

    /** @param email address of the alerts */
    public Budget(String name, BudgetSpec spec, String email) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        createMonth(spec, email);
        registerOutputs(Map.of());
    }

    private void createMonth(BudgetSpec spec, String email) {
        new com.pulumi.aws.budgets.Budget(
                childName("month"),
                com.pulumi.aws.budgets.BudgetArgs.builder()
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .limitAmount(Integer.toString(spec.dollars()))
                        .limitUnit("USD")
                        .costFilters(filters(spec.covers()))
                        .notifications(spec.alerts().stream()
                                .flatMap(percent -> Stream.of("ACTUAL", "FORECASTED")
                                        .map(type -> notification(percent, type, email)))
                                .toList())
                        .build(),
                childOptions());
    }

    /** See <a href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create-filters.html">filters</a>. */
    private static List<BudgetCostFilterArgs> filters(Covers covers) {
        return covers == Covers.ACCOUNT
                ? List.of()
                : List.of(BudgetCostFilterArgs.builder()
                        .name("TagKeyValue")
                        .values("user:Stack$" + Deployment.getInstance().getStackName())
                        .build());
    }

    private static BudgetNotificationArgs notification(int percent, String type, String email) {
        return BudgetNotificationArgs.builder()
                .notificationType(type)
                .comparisonOperator("GREATER_THAN")
                .threshold((double) percent)
                .thresholdType("PERCENTAGE")
                .subscriberEmailAddresses(email)
                .build();
    }
}
