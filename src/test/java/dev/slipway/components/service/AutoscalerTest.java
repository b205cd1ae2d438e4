package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.SharedResources;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.messaging.Queue;
import dev.slipway.components.messaging.QueueName;
import dev.slipway.components.messaging.QueueSenders;
import dev.slipway.components.messaging.QueueSpec;
import dev.slipway.components.service.Capacity.Spot;
import dev.slipway.components.service.MetricTarget.Basis;
import dev.slipway.components.service.ScalingMetric.Statistic;
import dev.slipway.components.service.ScalingSpec.Cooldown;
import dev.slipway.components.service.StepScalingSpec.Evaluation;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scaling by metrics of CloudWatch and by steps; scaling by those of ECS is tested with the service. */
class AutoscalerTest {
    private static final ScalingMetric MESSAGES = new ScalingMetric(
            "AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", "work"), Statistic.MAXIMUM);

    private static Plan plan(ScalingSpec scaling) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var spec = ServiceSpec.of(ContainerSpec.DEFAULT)
                    .withCapacity(new Capacity(1, 1, 9, Spot.NONE))
                    .withScaling(scaling.withCooldown(new Cooldown(200, 40)));
            new Service(
                    "worker",
                    ServiceArgs.of(
                            BaseComponents.cluster(), network, RegistryImage.of("nginx:1"), spec, StackIngress.NONE));
        });
    }

    private static Plan tracking(Basis basis) {
        var target = new MetricTarget(MESSAGES, new BigDecimal("12.5"), basis);
        return plan(ScalingSpec.NONE.withMetric(Optional.of(target)));
    }

    private static ScalingStep step(String threshold, int tasks) {
        return new ScalingStep(new BigDecimal(threshold), tasks);
    }

    private static Plan stepping(StepMetric metric, List<ScalingStep> out, List<ScalingStep> in) {
        var steps = new StepScalingSpec(metric, out, in, new Evaluation(2, 10));
        return plan(ScalingSpec.NONE.withSteps(Optional.of(steps)));
    }

    @Test
    void aMetricIsHeldAtItsTargetAsItIsPublished() {
        var policy = tracking(Basis.VALUE).named("worker-scaling-metric");

        assertThat(policy.text("policyType")).isEqualTo("TargetTrackingScaling");
        assertThat(policy.input("targetTrackingScalingPolicyConfiguration"))
                .contains(Map.of(
                        "targetValue",
                        12.5,
                        "scaleInCooldown",
                        200L,
                        "scaleOutCooldown",
                        40L,
                        "customizedMetricSpecification",
                        Map.of(
                                "namespace",
                                "AWS/SQS",
                                "metricName",
                                "ApproximateNumberOfMessagesVisible",
                                "dimensions",
                                List.of(Map.of("name", "QueueName", "value", "work")),
                                "statistic",
                                "Maximum")));
    }

    @Test
    void aTotalSetsTheNumberOfTasksBySteps() {
        var plan = tracking(Basis.PER_TASK);
        var out = plan.named("worker-scaling-metric-out");
        var in = plan.named("worker-scaling-metric-in");

        assertThat(out.input("stepScalingPolicyConfiguration.adjustmentType")).contains("ExactCapacity");
        assertThat(out.input("stepScalingPolicyConfiguration.cooldown")).contains(200L);
        assertThat(out.list("stepScalingPolicyConfiguration.stepAdjustments"))
                .hasSize(8)
                .startsWith(Map.of(
                        "metricIntervalLowerBound",
                        "0",
                        "metricIntervalUpperBound",
                        "12.5125",
                        "scalingAdjustment",
                        2L))
                .contains(Map.of("metricIntervalLowerBound", "87.5125", "scalingAdjustment", 9L));
        assertThat(in.list("stepScalingPolicyConfiguration.stepAdjustments"))
                .containsExactly(Map.of("metricIntervalUpperBound", "0", "scalingAdjustment", 1L));
        assertThat(plan.ofType("aws:appautoscaling/policy:Policy")).hasSize(2);
    }

    @Test
    void theAlarmsOfATotalMeetAtTheShareOfTheMinimum() {
        var plan = tracking(Basis.PER_TASK);
        var out = plan.named("worker-scaling-metric-out-alarm");
        var in = plan.named("worker-scaling-metric-in-alarm");

        assertThat(out.text("comparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(in.text("comparisonOperator")).isEqualTo("LessThanOrEqualToThreshold");
        assertThat(out.input("evaluationPeriods")).contains(1L);
        assertThat(in.input("evaluationPeriods")).contains(15L);
        assertThat(out.text("treatMissingData")).isEqualTo("notBreaching");
        assertThat(in.text("treatMissingData")).isEqualTo("breaching");
        for (var alarm : List.of(out, in)) {
            assertThat(alarm.input("threshold")).contains(12.5);
            assertThat(alarm.input("dimensions")).contains(Map.of("QueueName", "work"));
            assertThat(alarm.text("statistic")).isEqualTo("Maximum");
        }
    }

    private static Plan working(int min) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var queue = new Queue(
                    "work-queue",
                    QueueSpec.of(new QueueName("slipway-test-work", false)),
                    QueueSenders.NONE,
                    BaseComponents.key(),
                    SharedResources.NONE);
            var spec = ServiceSpec.of(ContainerSpec.DEFAULT)
                    .withCapacity(new Capacity(min, min, 9, Spot.NONE))
                    .withScaling(ScalingSpec.NONE
                            .withBacklog(Optional.of(new BacklogTarget("work", 100)))
                            .withCooldown(new Cooldown(200, 40)));
            new Service(
                    "worker",
                    ServiceArgs.of(
                                    BaseComponents.cluster(),
                                    network,
                                    RegistryImage.of("nginx:1"),
                                    spec,
                                    StackIngress.NONE)
                            .withQueue(Optional.of(queue)));
        });
    }

    @Test
    void aBacklogStartsTheFirstTaskAndStopsTheLast() {
        var plan = working(0);
        var out = plan.named("worker-scaling-backlog-out");
        var in = plan.named("worker-scaling-backlog-in");

        assertThat(out.input("stepScalingPolicyConfiguration.adjustmentType")).contains("ExactCapacity");
        assertThat(out.input("stepScalingPolicyConfiguration.cooldown")).contains(200L);
        assertThat(out.list("stepScalingPolicyConfiguration.stepAdjustments"))
                .hasSize(9)
                .startsWith(Map.of(
                        "metricIntervalLowerBound", "0", "metricIntervalUpperBound", "100.1", "scalingAdjustment", 1L));
        assertThat(in.list("stepScalingPolicyConfiguration.stepAdjustments"))
                .containsExactly(Map.of("metricIntervalUpperBound", "0", "scalingAdjustment", 0L));
        assertThat(plan.ofType("aws:appautoscaling/policy:Policy")).hasSize(2);
    }

    @Test
    void theAlarmsOfABacklogCountMessagesInFlightToo() {
        var plan = working(1);
        var out = plan.named("worker-scaling-backlog-out-alarm");
        var in = plan.named("worker-scaling-backlog-in-alarm");

        assertThat(out.text("comparisonOperator")).isEqualTo("GreaterThanThreshold");
        assertThat(in.text("comparisonOperator")).isEqualTo("LessThanOrEqualToThreshold");
        assertThat(out.input("evaluationPeriods")).contains(1L);
        assertThat(in.input("evaluationPeriods")).contains(15L);
        assertThat(out.text("treatMissingData")).isEqualTo("notBreaching");
        assertThat(in.text("treatMissingData")).isEqualTo("breaching");
        for (var alarm : List.of(out, in)) {
            assertThat(alarm.input("threshold")).contains(100L);
            assertThat(alarm.list("metricQueries"))
                    .containsExactly(
                            counted("inFlight", "ApproximateNumberOfMessagesNotVisible"),
                            counted("visible", "ApproximateNumberOfMessagesVisible"),
                            Map.of(
                                    "id",
                                    "backlog",
                                    "expression",
                                    "visible + FILL(inFlight, 0)",
                                    "label",
                                    "Messages that wait or are in flight",
                                    "returnData",
                                    true));
            assertThat(alarm.input("metricName")).isEmpty();
            assertThat(alarm.input("period")).isEmpty();
        }
    }

    private static Map<String, Object> counted(String id, String metric) {
        return Map.of(
                "id",
                id,
                "metric",
                Map.of(
                        "namespace",
                        "AWS/SQS",
                        "metricName",
                        metric,
                        "dimensions",
                        Map.of("QueueName", "slipway-test-work"),
                        "period",
                        60L,
                        "stat",
                        "Maximum"));
    }

    @Test
    void aTaskOfABacklogProtectsItself() {
        assertThat(working(0).named("worker-task-policy").text("policy"))
                .contains("\"ecs:GetTaskProtection\",\"ecs:UpdateTaskProtection\"")
                .contains(":task/slipway-test-cluster/*\"");
    }

    @Test
    void stepsAreIntervalsFromTheThresholdOfTheirAlarm() {
        var plan = stepping(MESSAGES, List.of(step("100", 2), step("500", 5)), List.of(step("10", 1), step("0", 3)));
        var out = plan.named("worker-scaling-steps-out");
        var in = plan.named("worker-scaling-steps-in");

        assertThat(out.text("policyType")).isEqualTo("StepScaling");
        assertThat(out.input("stepScalingPolicyConfiguration"))
                .contains(Map.of(
                        "adjustmentType",
                        "ChangeInCapacity",
                        "metricAggregationType",
                        "Average",
                        "cooldown",
                        40L,
                        "stepAdjustments",
                        List.of(
                                Map.of(
                                        "metricIntervalLowerBound",
                                        "0",
                                        "metricIntervalUpperBound",
                                        "400",
                                        "scalingAdjustment",
                                        2L),
                                Map.of("metricIntervalLowerBound", "400", "scalingAdjustment", 5L))));
        assertThat(in.input("stepScalingPolicyConfiguration.cooldown")).contains(200L);
        assertThat(in.list("stepScalingPolicyConfiguration.stepAdjustments"))
                .containsExactly(
                        Map.of("metricIntervalUpperBound", "-10", "scalingAdjustment", -3L),
                        Map.of(
                                "metricIntervalLowerBound",
                                "-10",
                                "metricIntervalUpperBound",
                                "0",
                                "scalingAdjustment",
                                -1L));
    }

    @Test
    void anAlarmRunsThePolicyOfItsDirection() {
        var plan = stepping(MESSAGES, List.of(step("100", 2), step("500", 5)), List.of(step("10", 1), step("0", 3)));
        var out = plan.named("worker-scaling-steps-out-alarm");
        var in = plan.named("worker-scaling-steps-in-alarm");

        assertThat(out.dependencies())
                .contains(plan.named("worker-scaling-steps-out").urn());
        assertThat(in.dependencies())
                .contains(plan.named("worker-scaling-steps-in").urn());
        assertThat(out.text("alarmDescription")).isEqualTo("Scales the service worker out");
        assertThat(out.text("comparisonOperator")).isEqualTo("GreaterThanOrEqualToThreshold");
        assertThat(in.text("comparisonOperator")).isEqualTo("LessThanOrEqualToThreshold");
        assertThat(out.input("threshold")).contains(100L);
        assertThat(in.input("threshold")).contains(10L);
        assertThat(out.input("evaluationPeriods")).contains(2L);
        assertThat(in.input("evaluationPeriods")).contains(10L);
        for (var alarm : List.of(out, in)) {
            assertThat(alarm.text("namespace")).isEqualTo("AWS/SQS");
            assertThat(alarm.input("dimensions")).contains(Map.of("QueueName", "work"));
            assertThat(alarm.text("statistic")).isEqualTo("Maximum");
            assertThat(alarm.text("treatMissingData")).isEqualTo("notBreaching");
            assertThat(alarm.input("period")).contains(60L);
        }
    }

    @Test
    void stepsByTheUtilizationHaveTheMetricsOfTheService() {
        var cpu =
                stepping(ServiceMetric.CPU, List.of(step("80", 1)), List.of()).named("worker-scaling-steps-out-alarm");
        var memory = stepping(ServiceMetric.MEMORY, List.of(), List.of(step("20.5", 1)))
                .named("worker-scaling-steps-in-alarm");

        assertThat(cpu.text("namespace")).isEqualTo("AWS/ECS");
        assertThat(cpu.text("metricName")).isEqualTo("CPUUtilization");
        assertThat(cpu.text("dimensions.ServiceName")).startsWith("worker-service-");
        assertThat(memory.text("metricName")).isEqualTo("MemoryUtilization");
        assertThat(memory.input("threshold")).contains(20.5);
    }

    @Test
    void onlyADirectionWithStepsHasAPolicy() {
        var plan = stepping(MESSAGES, List.of(step("100", 2)), List.of());

        assertThat(plan.ofType("aws:appautoscaling/policy:Policy")).hasSize(1);
        assertThat(plan.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")).hasSize(1);
    }
}
