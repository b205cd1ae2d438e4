package dev.slipway.analysis.cost;

import dev.slipway.base.Withers;
import java.util.List;

/**
 * One line of an estimate: an amount times a price.
 *
 * @param service name of the service on AWS's bill: {@code Fargate}
 * @param what name of the resource and of the metered item: {@code orders, arm64, CPU}
 * @param usd dollars for one unit, after the Spot discount
 */
@Withers
public record EstimateLine(
        String service, String what, Price price, double usd, MonthlyUsage usage, PublishedPrice published)
        implements EstimateLineBuilder.With {

    /** Dollars in a month with this number of hours of use. */
    public double cost(double hoursOfUse) {
        return usd * usage.in(hoursOfUse);
    }

    public double cost(Scenario scenario) {
        return cost(scenario.hours());
    }

    /** Sums lines of one service and price; the sum is named after the first line. */
    public static EstimateLine sum(List<EstimateLine> lines) {
        var first = lines.get(0);
        var all = lines.stream()
                .map(EstimateLine::usage)
                .reduce(MonthlyUsage::plus)
                .orElseThrow();
        var name = "%s and %d more".formatted(first.what(), lines.size() - 1);
        return first.withWhat(name).withUsage(all);
    }
}
