package dev.slipway.cost;

import dev.slipway.plan.Plan;
import dev.slipway.plan.PlannedResource;
import java.util.ArrayList;
import java.util.List;

/** What the rates write the lines of an estimate to. */
final class Bill {
    private final PriceList prices;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notEstimated = new ArrayList<>();
    final Plan plan;
    final Assumptions assumptions;

    Bill(Plan plan, PriceList prices, Assumptions assumptions) {
        this.plan = plan;
        this.prices = prices;
        this.assumptions = assumptions;
    }

    void add(String service, String what, Price price, Usage usage) {
        add(service, what, price, 1, usage);
    }

    /** A line for a share of the list price. */
    void add(String service, String what, Price price, double share, Usage usage) {
        prices.quote(price)
                .ifPresentOrElse(
                        quote -> lines.add(new Line(service, what, price, quote.usd() * share, usage, quote)),
                        () -> notEstimated("%s of %s: %s has no %s"
                                .formatted(service, what, PriceList.file(prices.region()), price.key())));
    }

    void notEstimated(String what) {
        notEstimated.add(what);
    }

    /** The resources of a type that depend on a resource. */
    List<PlannedResource> dependents(String type, PlannedResource on) {
        return plan.ofType(type).stream()
                .filter(each -> each.dependencies().contains(on.urn()))
                .toList();
    }

    List<Line> lines() {
        return lines;
    }

    List<String> notEstimated() {
        return notEstimated;
    }
}
