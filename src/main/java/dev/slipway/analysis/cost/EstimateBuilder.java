package dev.slipway.analysis.cost;

import com.pulumi.resources.Resource;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.List;

/** What the rates write the lines of an estimate to. */
final class EstimateBuilder {
    private final PriceList prices;
    private final List<EstimateLine> lines = new ArrayList<>();
    private final List<String> notEstimated = new ArrayList<>();
    final Plan plan;
    final Assumptions assumptions;

    EstimateBuilder(Plan plan, PriceList prices, Assumptions assumptions) {
        this.plan = plan;
        this.prices = prices;
        this.assumptions = assumptions;
    }

    void add(String service, String what, Price price, MonthlyUsage usage) {
        add(service, what, price, 1, usage);
    }

    /** A line for a share of the list price. */
    void add(String service, String what, Price price, double share, MonthlyUsage usage) {
        prices.quote(price)
                .ifPresentOrElse(
                        quote -> lines.add(new EstimateLine(service, what, price, quote.usd() * share, usage, quote)),
                        () -> notEstimated("%s of %s: %s has no %s"
                                .formatted(service, what, PriceList.file(prices.region()), price.key())));
    }

    void notEstimated(String what) {
        notEstimated.add(what);
    }

    /** The resources of a type that depend on a resource. */
    List<PlannedResource> dependents(Class<? extends Resource> type, PlannedResource on) {
        return plan.ofType(type).stream()
                .filter(each -> each.dependencies().contains(on.urn()))
                .toList();
    }

    List<EstimateLine> lines() {
        return lines;
    }

    List<String> notEstimated() {
        return notEstimated;
    }
}
