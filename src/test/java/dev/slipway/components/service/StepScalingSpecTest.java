package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.base.SpecException;
import dev.slipway.components.service.ScalingStep.Direction;
import dev.slipway.components.service.ScalingStep.Interval;
import dev.slipway.components.service.StepScalingSpec.Evaluation;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepScalingSpecTest {
    private static List<ScalingStep> steps(String... thresholds) {
        return Stream.of(thresholds)
                .map(threshold -> new ScalingStep(new BigDecimal(threshold), 1))
                .toList();
    }

    private static void assertErrors(List<ScalingStep> out, List<ScalingStep> in, String... messages) {
        assertThatThrownBy(() -> new StepScalingSpec(ServiceMetric.CPU, out, in, Evaluation.DEFAULT))
                .isInstanceOfSatisfying(
                        SpecException.class, refused -> assertThat(refused.all().map(SpecException::getMessage))
                                .containsExactly(messages));
    }

    @Test
    void aThresholdBelongsToItsOwnStep() {
        assertThat(ScalingStep.intervals(Direction.OUT, steps("0.1", "0.3", "1"), 0))
                .containsExactly(
                        new Interval("0", "0.2", 1), new Interval("0.2", "0.9", 1), new Interval("0.9", "", 1));
        assertThat(ScalingStep.intervals(Direction.IN, steps("50", "-50"), 0))
                .containsExactly(new Interval("-100", "0", -1), new Interval("", "-100", -1));
        assertThat(ScalingStep.intervals(Direction.OUT, steps("7"), 0)).containsExactly(new Interval("0", "", 1));
    }

    @Test
    void responseTimesAreInSecondsInCloudWatch() {
        assertThat(ScalingStep.intervals(Direction.OUT, steps("250", "1000"), 3))
                .containsExactly(new Interval("0", "0.75", 1), new Interval("0.75", "", 1));
    }

    @Test
    void stepsGoFromTheThresholdOfTheAlarmOutwards() {
        assertErrors(
                steps("60", "50", "50"),
                steps("10", "20"),
                "out[1].atLeast: it must be above that of the step before, 60; put the steps in order, each threshold once",
                "out[2].atLeast: it must be above that of the step before, 50; put the steps in order, each threshold once",
                "in[1].atMost: it must be below that of the step before, 10; put the steps in order, each threshold once");
    }

    @Test
    void stepsDoNotOverlap() {
        assertErrors(
                steps("50", "80"),
                steps("60", "10"),
                "in[0].atMost: steps overlap: values from 50 to 60 would add and remove tasks; set every atMost below every "
                        + "atLeast");
        assertErrors(
                steps("50"),
                steps("50"),
                "in[0].atMost: steps overlap: values from 50 to 50 would add and remove tasks; set every atMost below every "
                        + "atLeast");
    }

    @Test
    void aUtilizationIsAPercentage() {
        assertErrors(
                steps("101"),
                steps("-1"),
                "out[0].atLeast: 0 to 100 is allowed, a utilization in percent; correct it",
                "in[0].atMost: 0 to 100 is allowed, a utilization in percent; correct it");
    }

    @Test
    void aScalingWithoutStepsIsRefused() {
        assertErrors(List.of(), List.of(), "out: missing, and so is in; list steps, as in [{atLeast: 100, add: 1}]");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, outMinutes", "1441, 1, outMinutes", "1, 0, inMinutes", "1, 1441, inMinutes"})
    void anAlarmIsEvaluatedForAtMostADay(int out, int in, String key) {
        assertThatThrownBy(() -> new Evaluation(out, in))
                .hasMessage("%s: 1 to 1440 is allowed; choose another time", key);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00, 0",
        "12.50, 12.5",
        "999999, 999999",
        "1000000, 1e+06",
        "1999000, 1.999e+06",
        "123456789012, 1.23456789012e+11",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-2500000, -2.5e+06"
    })
    void aBoundIsWrittenAsTheProviderReadsIt(BigDecimal bound, String text) {
        assertThat(ScalingStep.Interval.text(bound)).isEqualTo(text);
    }
}
