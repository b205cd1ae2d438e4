package dev.slipway.analysis.cost;

import com.pulumi.aws.appautoscaling.Target;
import com.pulumi.aws.lambda.Function;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Map;
import java.util.Optional;

/**
 * Number of tasks of a service while it is awake, without scale-out, and the share of them on Fargate Spot.
 *
 * @param sleeps true if a Lambda controller scales the service to zero
 * @param spot average number of {@code tasks} on Spot
 */
record ServiceTasks(double tasks, double spot, boolean sleeps) {

    static ServiceTasks of(PlannedResource service, Plan plan) {
        var awake = plan.ofType(Target.class).stream()
                .filter(target -> target.dependencies().contains(service.urn()))
                .mapToDouble(target -> ResourceRate.number(target, "minCapacity", 0))
                .max()
                .orElse(0);
        var sleeps = sleeps(service, plan);
        var tasks = Math.max(Math.max(awake, ResourceRate.number(service, "desiredCount", 1)), sleeps ? 1 : 0);
        return new ServiceTasks(tasks, tasks * spotShare(service, tasks), sleeps);
    }

    /** A service sleeps if a function with {@code IDLE_SECONDS} depends on it. */
    private static boolean sleeps(PlannedResource service, Plan plan) {
        return plan.ofType(Function.class).stream()
                .filter(function ->
                        function.input("environment.variables.IDLE_SECONDS").isPresent())
                .anyMatch(function -> function.dependencies().contains(service.urn()));
    }

    /**
     * Share of the tasks on Spot: each capacity provider gets its <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html">base</a>,
     * and the remaining tasks are distributed by weight.
     */
    private static double spotShare(PlannedResource service, double tasks) {
        var base = 0.0;
        var spotBase = 0.0;
        var weights = 0.0;
        var spotWeight = 0.0;
        for (var item : service.list("capacityProviderStrategies")) {
            if (item instanceof Map<?, ?> strategy) {
                var spot = "FARGATE_SPOT".equals(strategy.get("capacityProvider"));
                base += amount(strategy, "base");
                weights += amount(strategy, "weight");
                spotBase += spot ? amount(strategy, "base") : 0;
                spotWeight += spot ? amount(strategy, "weight") : 0;
            }
        }
        var beyond = Math.max(0, tasks - base);
        var onSpot = Math.min(spotBase, tasks) + (weights == 0 ? 0 : beyond * spotWeight / weights);
        return tasks == 0 ? 0 : Math.min(1, onSpot / tasks);
    }

    private static double amount(Map<?, ?> strategy, String key) {
        return Optional.ofNullable(strategy.get(key))
                .map(value -> Double.parseDouble(value.toString()))
                .orElse(0.0);
    }

    /** Hours of all tasks. */
    MonthlyUsage taskHours() {
        return hours(tasks);
    }

    MonthlyUsage onDemandHours() {
        return hours(tasks - spot);
    }

    MonthlyUsage spotHours() {
        return hours(spot);
    }

    private MonthlyUsage hours(double count) {
        return sleeps ? MonthlyUsage.whileUsed(count) : MonthlyUsage.allTheTime(count);
    }
}
