package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.CostPlans;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobRatesTest {
    private static final PlannedResource TASK = CostPlans.resource(
            "aws:ecs/taskDefinition:TaskDefinition",
            "report-task-definition",
            Map.of(
                    "family",
                    "shop-report",
                    "cpu",
                    "1024",
                    "memory",
                    "2048",
                    "runtimePlatform",
                    Map.of("cpuArchitecture", "ARM64")));

    private static PlannedResource machine(String text) {
        return CostPlans.resource(
                "aws:sfn/stateMachine:StateMachine",
                "report",
                Map.of(
                        "definition",
                        "{\"TaskDefinition\":\"arn:aws:ecs:…:task-definition/shop-report:1\"%s}".formatted(text)),
                TASK);
    }

    /** <a href="https://aws.amazon.com/step-functions/pricing/">A thousand transitions</a> are 0.025 dollars. */
    @Test
    void aRunHasFiveTransitionsAndNineIfItLooksForOthers() {
        var assumptions = new Assumptions(
                RequestTraffic.DEFAULT,
                DataVolume.DEFAULT,
                DatabaseUsage.DEFAULT,
                CacheUsage.DEFAULT,
                new JobUsage(0, 200),
                Discounts.DEFAULT);

        var allow = CostPlans.estimate(assumptions, TASK, machine(""));
        var skip = CostPlans.estimate(
                assumptions, TASK, machine(",\"Resource\":\"arn:aws:states:::aws-sdk:sfn:listExecutions\""));

        assertThat(allow.byService(Scenario.MONTH_HOURS).get("Step Functions")).isEqualTo(0.025, within(1e-9));
        assertThat(skip.byService(Scenario.MONTH_HOURS).get("Step Functions")).isEqualTo(0.045, within(1e-9));
    }

    @Test
    void scheduledRunsCostTheSameWithoutUse() {
        var machine = machine("");
        var schedule = CostPlans.resource(
                "aws:scheduler/schedule:Schedule",
                "nightly",
                Map.of("scheduleExpression", "cron(0 23 * * ? *)"),
                machine);
        var estimate = CostPlans.estimate(TASK, machine, schedule);
        var hours = 730 / 24.0 * 5 / 60;

        assertThat(CostPlans.cost(estimate, "CPU", 0)).isEqualTo(hours * 0.03238, within(1e-6));
        assertThat(CostPlans.cost(estimate, "memory", 0)).isEqualTo(hours * 2 * 0.00356, within(1e-6));
        assertThat(estimate.total(Scenario.IDLE)).isEqualTo(estimate.total(Scenario.ALWAYS));
    }

    @Test
    void runsByEventsAreOfUseAndTasksOnSpotAreCheaper() {
        var machine = machine(",\"CapacityProvider\":\"FARGATE_SPOT\"");
        var target = CostPlans.resource("aws:cloudwatch/eventTarget:EventTarget", "events", Map.of(), machine);
        var estimate = CostPlans.estimate(TASK, machine, target);

        assertThat(CostPlans.cost(estimate, "Spot, CPU", 730)).isEqualTo(100 * 5 / 60.0 * 0.03238 * 0.3, within(1e-6));
        assertThat(CostPlans.cost(estimate, "Spot, CPU", 0)).isZero();
    }

    @Test
    void aDefinitionOfAnotherStackIsNotEstimated() {
        assertThat(CostPlans.estimate(machine("")).notEstimated())
                .containsExactly("Fargate of report: the plan has no task definition of it");
    }
}
