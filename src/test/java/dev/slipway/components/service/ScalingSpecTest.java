package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.service.MetricTarget.Basis;
import dev.slipway.components.service.ScalingSpec.Cooldown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingSpecTest {
    private static final ScalingMetric MESSAGES = new ScalingMetric(
            "AWS/SQS",
            "ApproximateNumberOfMessagesVisible",
            Map.of("QueueName", "work"),
            ScalingMetric.Statistic.AVERAGE);

    @ParameterizedTest
    @ValueSource(strings = {"0 8 ? * MON-FRI *", "0/15 * * * ? *", "0 22 L * ? 2030", "0 8 ? * 2#1 *"})
    void anAwsCronExpressionIsAllowed(String cron) {
        assertThat(new ScalingSchedule("a", cron, "UTC", 0, 1).cron()).isEqualTo(cron);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 8 * * *", "0 8 ? * MON-FRI * *", "rate(5 minutes)", "at eight"})
    void anotherExpressionIsRefused(String cron) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScalingSchedule("a", cron, "UTC", 0, 1))
                .withMessage("cron: six fields as in \"0 8 ? * MON-FRI *\" are allowed; "
                        + "write minutes, hours, day of month, month, day of week and year");
    }

    @Test
    void anUnknownTimeZoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScalingSchedule("a", "0 8 ? * MON-FRI *", "Europe/Bonn", 0, 1))
                .withMessage("timeZone: Europe/Bonn is not a valid time zone; name one as in Europe/Berlin or UTC");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, In", "0, 3601, Out", "3601, 0, In", "0, -1, Out"})
    void aCooldownBeyondAnHourIsRefused(int in, int out, String refused) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cooldown(in, out))
                .withMessage("scale%sCooldownSeconds: 0 to 3600 is allowed; choose a shorter period", refused);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void aPercentageOutOfRangeIsRefused(int percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaling(percent))
                .withMessage("cpu: 1 to 100 is allowed; remove it for none");
    }

    @Test
    void scalingNeedsMaxAboveMin() {
        var fixed = ServiceSpec.of(ContainerSpec.DEFAULT).withCapacity(Capacity.fixed(2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixed.withScaling(scaling(70)))
                .withMessage("scale: scaling needs a count with min below max; raise count.max above 2");
        assertThat(fixed.withScaling(ScalingSpec.NONE)).isEqualTo(fixed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60_001})
    void aResponseTimeOutOfRangeIsRefused(int millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScalingSpec.NONE.withResponseTimeMillis(OptionalInt.of(millis)))
                .withMessage("responseTimeMillis: 1 to 60000 is allowed; remove it for none");
    }

    @Test
    void onlyAMetricOfCloudWatchAndSchedulesStartTheFirstTask() {
        var none = ServiceSpec.of(ContainerSpec.DEFAULT).withCapacity(new Capacity(0, 0, 2, Capacity.Spot.NONE));
        var cpu = scaling(70).withSteps(Optional.of(steps(ServiceMetric.CPU)));
        var night = new ScalingSchedule("night", "0 22 * * ? *", "UTC", 0, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.withScaling(cpu))
                .withMessage(
                        "count.min: from 0 tasks cpu, steps starts no task; set it to 1, or set backlog, or metric.targetPerTask or "
                                + "steps by a metric of CloudWatch that has values without tasks");
        assertThat(none.withScaling(cpu.withSteps(Optional.of(steps(MESSAGES))))
                        .scaling()
                        .active())
                .isTrue();
        assertThat(none.withScaling(cpu.withSchedules(List.of(night))).scaling().active())
                .isTrue();
        assertThat(none.withScaling(metric(Basis.PER_TASK)).scaling().active()).isTrue();
        assertThat(none.withScaling(backlog()).scaling().active()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.withScaling(metric(Basis.VALUE)))
                .withMessageStartingWith("count.min: from 0 tasks metric starts no task; set it to 1, or ");
    }

    @Test
    void aTargetPerTaskIsTheOnlyMetric() {
        var some = ServiceSpec.of(ContainerSpec.DEFAULT).withCapacity(new Capacity(1, 1, 2, Capacity.Spot.NONE));
        var all = metric(Basis.PER_TASK).withCpu(OptionalInt.of(70)).withSteps(Optional.of(steps(ServiceMetric.CPU)));
        var night = new ScalingSchedule("night", "0 22 * * ? *", "UTC", 0, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> some.withScaling(all))
                .withMessage(
                        "scale.metric.targetPerTask: it sets the number of tasks every minute, whatever another metric sets; "
                                + "remove it, or cpu, steps");
        assertThat(some.withScaling(metric(Basis.PER_TASK).withSchedules(List.of(night)))
                        .scaling()
                        .active())
                .isTrue();
        assertThat(some.withScaling(metric(Basis.VALUE).withCpu(OptionalInt.of(70)))
                        .scaling()
                        .active())
                .isTrue();
    }

    @Test
    void aTargetPerTaskHasTheNumbersOfTasksOfTheSchedules() {
        var capacity = new Capacity(2, 2, 8, Capacity.Spot.NONE);
        var scaling = metric(Basis.PER_TASK);
        var night = new ScalingSchedule("night", "0 22 * * ? *", "UTC", 0, 1);
        var day = new ScalingSchedule("day", "0 6 * * ? *", "UTC", 3, 30);

        assertThat(scaling.exactCapacity(capacity)).contains(new ExactCapacity(BigDecimal.TEN, 2, 8));
        assertThat(scaling.withSchedules(List.of(night)).exactCapacity(capacity))
                .contains(new ExactCapacity(BigDecimal.TEN, 0, 8));
        assertThat(scaling.withSchedules(List.of(day)).exactCapacity(capacity))
                .contains(new ExactCapacity(BigDecimal.TEN, 2, 30));
        assertThat(metric(Basis.VALUE).exactCapacity(capacity)).isEmpty();
    }

    @Test
    void aBacklogIsTheOnlyMetric() {
        var some = ServiceSpec.of(ContainerSpec.DEFAULT).withCapacity(new Capacity(0, 0, 2, Capacity.Spot.NONE));
        var target = new MetricTarget(MESSAGES, BigDecimal.TEN, Basis.PER_TASK);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        some.withScaling(backlog().withCpu(OptionalInt.of(70)).withMetric(Optional.of(target))))
                .withMessage(
                        "scale.backlog.perTask: it sets the number of tasks every minute, whatever another metric sets; "
                                + "remove it, or cpu, metric");
    }

    @Test
    void aBacklogSetsTheNumberOfTasks() {
        assertThat(backlog().exactCapacity(new Capacity(0, 0, 8, Capacity.Spot.NONE)))
                .contains(new ExactCapacity(BigDecimal.valueOf(100), 0, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_001})
    void aNumberOfMessagesPerTaskOutOfRangeIsRefused(int perTask) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BacklogTarget("work", perTask))
                .withMessage("perTask: 1 to 1000000 is allowed; set it to 100");
    }

    private static ScalingSpec backlog() {
        return ScalingSpec.NONE.withBacklog(Optional.of(new BacklogTarget("work", 100)));
    }

    private static ScalingSpec metric(Basis basis) {
        return ScalingSpec.NONE.withMetric(Optional.of(new MetricTarget(MESSAGES, BigDecimal.TEN, basis)));
    }

    private static StepScalingSpec steps(StepMetric metric) {
        return new StepScalingSpec(
                metric, List.of(new ScalingStep(BigDecimal.TEN, 1)), List.of(), StepScalingSpec.Evaluation.DEFAULT);
    }

    private static ScalingSpec scaling(int cpu) {
        return ScalingSpec.NONE.withCpu(OptionalInt.of(cpu));
    }
}
