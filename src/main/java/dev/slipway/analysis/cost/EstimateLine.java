package dev.slipway.analysis.cost;

import java.util.List;

/**
 * One figure of an estimate: an amount, times a price.
 *
 * @param service what AWS bills it as: {@code Fargate}
 * @param what whose it is, and what: {@code orders: 0.25 vCPU, Spot}
 * @param usd dollars for one, after the discount of Spot
 */
public record EstimateLine(
        String service, String what, Price price, double usd, MonthlyUsage usage, PublishedPrice quote) {

    /** The dollars of a month with so many hours of use. */
    public double cost(double hoursOfUse) {
        return usd * usage.in(hoursOfUse);
    }

    public double cost(Scenario scenario) {
        return cost(scenario.hours());
    }

    /** Lines of one service, price and quote as one, named by the first. */
    public static EstimateLine sum(List<EstimateLine> lines) {
        var first = lines.get(0);
        var all = lines.stream()
                .map(EstimateLine::usage)
                .reduce(MonthlyUsage::plus)
                .orElseThrow();
        var name = "%s and %d more".formatted(first.what(), lines.size() - 1);
        return new EstimateLine(first.service(), name, first.price(), first.usd(), all, first.quote());
    }

    EstimateLine with(MonthlyUsage less) {
        return new EstimateLine(service, what, price, usd, less, quote);
    }
}
