package dev.slipway.analysis.cost;

import com.pulumi.aws.ecs.Service;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan costs a month: its lines, the dearest service first.
 *
 * @param sleeping the names of the ECS services that have no task while nobody uses them
 * @param free how many resources cost nothing themselves
 * @param notEstimated what the lines do not have, and why
 */
public record Estimate(
        String stack,
        String region,
        Assumptions assumptions,
        List<EstimateLine> lines,
        List<String> sleeping,
        int free,
        List<String> notEstimated) {

    /** The estimate of a plan. */
    public static Estimate of(Plan plan, PriceList prices, Assumptions assumptions) {
        var bill = new EstimateBuilder(plan, prices, assumptions);
        var free = 0;
        var unknown = new HashSet<String>();
        for (var resource : plan.resources()) {
            if (!resource.custom() || resource.type().startsWith("pulumi:")) {
                continue;
            }
            ResourceRates.of(resource.type()).ifPresent(rate -> rate.bill(resource, bill));
            if (ResourceRates.isFree(resource.type())) {
                free++;
            } else if (ResourceRates.of(resource.type()).isEmpty() && unknown.add(resource.type())) {
                bill.notEstimated(
                        "%s, such as %s: its price is not known here".formatted(resource.type(), resource.name()));
            }
        }
        var lines = assumptions.terms().freeTier() ? FreeTier.takenOff(bill.lines()) : bill.lines();
        return new Estimate(
                plan.project() + "-" + plan.stack(),
                prices.region(),
                assumptions,
                sorted(lines),
                sleeping(plan),
                free,
                List.copyOf(bill.notEstimated()));
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

    /** What each service of AWS costs in a month with so many hours of use, in the order of the lines. */
    public Map<String, Double> byService(double hoursOfUse) {
        return byService(lines, hoursOfUse);
    }

    /** The dollars of a month with so many hours of use. */
    public double total(double hoursOfUse) {
        return lines.stream().mapToDouble(line -> line.cost(hoursOfUse)).sum();
    }

    public double total(Scenario scenario) {
        return total(scenario.hours());
    }

    /** The dollars a month of the tasks that run all the time, which is what sleep could save of them. */
    public double tasksThatNeverSleep() {
        return lines.stream()
                .filter(line -> line.service().equals(TaskRates.FARGATE))
                .mapToDouble(line -> line.cost(Scenario.IDLE))
                .sum();
    }
}
