package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.CostPlans;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTasksTest {
    private static ServiceTasks fleet(PlannedResource... resources) {
        return ServiceTasks.of(resources[1], CostPlans.plan(resources));
    }

    private static Map<String, Object> strategy(String provider, int base, int weight) {
        return Map.of("capacityProvider", provider, "base", base, "weight", weight);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 25, 75, 0", "10, 2, 25, 75, 6", "4, 0, 0, 100, 4", "4, 0, 100, 0, 0", "1, 2, 25, 75, 0"})
    void tasksBeyondTheBaseGoByWeight(int tasks, int base, int onDemand, int spot, double onSpot) {
        var strategies = List.of(strategy("FARGATE", base, onDemand), strategy("FARGATE_SPOT", 0, spot));

        assertThat(fleet(CostPlans.running(tasks, "256", "512", "ARM64", strategies))
                        .spot())
                .isEqualTo(onSpot);
    }

    @Test
    void aServiceWithoutASleepFunctionRunsAllTheTime() {
        var fleet = fleet(CostPlans.running(2, "256", "512", "ARM64"));

        assertThat(fleet.sleeps()).isFalse();
        assertThat(fleet.taskHours()).isEqualTo(new MonthlyUsage(1460, 0));
    }

    @Test
    void aServiceThatSleepsHasOneTaskWhileItIsUsedAndNoneElse() {
        var fleet = fleet(CostPlans.sleeping(0, "256", "512", "ARM64"));

        assertThat(fleet.sleeps()).isTrue();
        assertThat(fleet.taskHours()).isEqualTo(new MonthlyUsage(0, 1));
    }

    @Test
    void theLowestCountOfTheAutoscalerRuns() {
        var resources = CostPlans.running(1, "256", "512", "ARM64");
        var target = CostPlans.resource(
                "aws:appautoscaling/target:Target", "scale", Map.of("minCapacity", 3, "maxCapacity", 9), resources[1]);
        var all = Stream.concat(Stream.of(resources), Stream.of(target)).toArray(PlannedResource[]::new);

        assertThat(fleet(all).tasks()).isEqualTo(3);
    }
}
