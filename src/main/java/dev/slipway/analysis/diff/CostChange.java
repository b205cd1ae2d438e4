package dev.slipway.analysis.diff;

import dev.slipway.analysis.cost.Dollars;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.cost.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The monthly cost of a line of an estimate in two plans, in US dollars.
 *
 * @param service the AWS service on the bill, such as {@code Fargate}
 */
public record CostChange(String service, String what, Map<Scenario, Double> before, Map<Scenario, Double> after) {
    /** The lines whose cost changes by half a cent or more in a scenario, in the order of the estimates. */
    public static List<CostChange> of(Estimate before, Estimate after) {
        var byLine = new LinkedHashMap<List<String>, List<Map<Scenario, Double>>>();
        after.lines().forEach(line -> add(byLine, line, 1));
        before.lines().forEach(line -> add(byLine, line, 0));
        var changes = new ArrayList<CostChange>();
        byLine.forEach((key, costs) -> changes.add(new CostChange(key.get(0), key.get(1), costs.get(0), costs.get(1))));
        return changes.stream().filter(CostChange::isShown).toList();
    }

    private static void add(Map<List<String>, List<Map<Scenario, Double>>> byLine, EstimateLine line, int side) {
        var costs = byLine.computeIfAbsent(
                List.of(line.service(), line.what()), key -> List.of(new LinkedHashMap<>(), new LinkedHashMap<>()));
        for (var scenario : Scenario.values()) {
            costs.get(side).merge(scenario, line.cost(scenario), Double::sum);
        }
    }

    /** The dollars more, negative where they are fewer. */
    public double in(Scenario scenario) {
        return after.getOrDefault(scenario, 0.0) - before.getOrDefault(scenario, 0.0);
    }

    private boolean isShown() {
        for (var scenario : Scenario.values()) {
            if (Math.abs(in(scenario)) >= Dollars.MIN_SHOWN) {
                return true;
            }
        }
        return false;
    }
}
