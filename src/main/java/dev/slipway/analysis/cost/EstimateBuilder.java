package dev.slipway.analysis.cost;

import com.pulumi.resources.Resource;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.List;

/** Collects the lines of an estimate, and the resources that have none. */
final class EstimateBuilder {
    private final PriceList prices;
    private final List<EstimateLine> lines = new ArrayList<>();
    private final List<String> notEstimated = new ArrayList<>();
    private int free;
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

    /** Adds a line at a share of the list price, 1 for the whole price. */
    void add(String service, String what, Price price, double share, MonthlyUsage usage) {
        prices.find(price)
                .ifPresentOrElse(
                        published -> lines.add(
                                new EstimateLine(service, what, price, published.usd() * share, usage, published)),
                        () -> notEstimated("%s of %s: %s lacks the price %s"
                                .formatted(service, what, prices.source(), price.key())));
    }

    /** Adds a line for a resource with a monthly cost in US dollars that an extension knows. */
    void addOwn(PlannedResource resource, double usd) {
        var module = resource.type().replaceFirst("^[^:]*:([a-z0-9]*).*", "$1");
        lines.add(new EstimateLine(
                module,
                resource.name(),
                Price.OWN_RESOURCE_MONTH,
                usd,
                MonthlyUsage.monthly(1),
                new PublishedPrice(usd, "an extension", "")));
    }

    /** Counts a resource of a type with a rate that costs nothing by its use, such as a dead-letter queue. */
    void addFree() {
        free++;
    }

    void notEstimated(String what) {
        notEstimated.add(what);
    }

    /** The resources of a type that depend on a resource. */
    List<PlannedResource> dependents(Class<? extends Resource> type, PlannedResource on) {
        return plan.ofType(type).stream()
                .filter(dependent -> dependent.dependencies().contains(on.urn()))
                .toList();
    }

    int free() {
        return free;
    }

    List<EstimateLine> lines() {
        return lines;
    }

    List<String> notEstimated() {
        return notEstimated;
    }
}
