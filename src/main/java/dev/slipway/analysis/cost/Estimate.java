package dev.slipway.analysis.cost;

import com.pulumi.aws.ecs.Service;
import dev.slipway.base.types.ResourceType;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Monthly cost of a plan: its lines, sorted by service, most expensive first.
 *
 * @param priceList the price list in messages
 * @param sleeping names of the ECS services that scale to zero while the stack is not used
 * @param free number of resources that cost nothing themselves
 * @param notEstimated resources without lines, and the reason of each
 */
public record Estimate(
        String stack,
        String region,
        String priceList,
        Assumptions assumptions,
        List<EstimateLine> lines,
        List<String> sleeping,
        int free,
        List<String> notEstimated) {

    /** The estimate of a plan. */
    public static Estimate of(Plan plan, PriceList prices, Assumptions assumptions) {
        var builder = new EstimateBuilder(plan, prices, assumptions);
        var free = 0;
        var unknown = new HashSet<String>();
        for (var resource : plan.resources()) {
            var cost = plan.facts().type(resource.type()).flatMap(ResourceType::cost);
            if (!resource.custom() && cost.isEmpty() || resource.type().startsWith("pulumi:")) {
                continue;
            }
            var own = plan.facts().monthlyUsd(resource);
            if (own.isPresent()) {
                builder.addOwn(resource, own.getAsDouble());
                continue;
            }
            ResourceRates.of(cost).ifPresent(rate -> rate.addLines(resource, builder));
            if (ResourceRates.isFree(cost)) {
                free++;
            } else if (ResourceRates.of(cost).isEmpty() && unknown.add(resource.type())) {
                builder.notEstimated(
                        "%s, such as %s: no rate is defined for this type".formatted(resource.type(), resource.name()));
            }
        }
        var lines = assumptions.discounts().freeTier() ? FreeTier.deducted(builder.lines()) : builder.lines();
        return new Estimate(
                plan.project() + "-" + plan.stack(),
                prices.region(),
                prices.source(),
                assumptions,
                sorted(lines),
                sleeping(plan),
                free + builder.free(),
                List.copyOf(builder.notEstimated()));
    }

    private static List<String> sleeping(Plan plan) {
        return plan.ofType(Service.class).stream()
                .filter(service -> ServiceTasks.of(service, plan).sleeps())
                .map(PlannedResource::name)
                .sorted()
                .toList();
    }

    private static List<EstimateLine> sorted(List<EstimateLine> lines) {
        var totals = byService(lines, Scenario.ALWAYS.hours());
        return lines.stream()
                .sorted(Comparator.comparing((EstimateLine line) -> -totals.getOrDefault(line.service(), 0.0))
                        .thenComparing(EstimateLine::service)
                        .thenComparing(line -> -line.cost(Scenario.ALWAYS))
                        .thenComparing(EstimateLine::what))
                .toList();
    }

    private static Map<String, Double> byService(List<EstimateLine> lines, double hoursOfUse) {
        var totals = new LinkedHashMap<String, Double>();
        lines.forEach(line -> totals.merge(line.service(), line.cost(hoursOfUse), Double::sum));
        return totals;
    }

    /** Dollars by AWS service in a month with this number of hours of use, in the order of the lines. */
    public Map<String, Double> byService(double hoursOfUse) {
        return byService(lines, hoursOfUse);
    }

    /** Dollars in a month with this number of hours of use. */
    public double total(double hoursOfUse) {
        return lines.stream().mapToDouble(line -> line.cost(hoursOfUse)).sum();
    }

    public double total(Scenario scenario) {
        return total(scenario.hours());
    }

    /** Dollars a month of the tasks that run all the time: the amount that scale to zero could save. */
    public double costOfTasksThatNeverSleep() {
        return lines.stream()
                .filter(line -> line.service().equals(TaskRates.FARGATE))
                .mapToDouble(line -> line.cost(Scenario.IDLE))
                .sum();
    }
}
