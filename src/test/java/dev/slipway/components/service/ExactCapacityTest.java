package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.service.ScalingSpec.Cooldown;
import dev.slipway.components.service.ScalingStep.Direction;
import dev.slipway.components.service.ScalingStep.Interval;
import dev.slipway.components.service.StepPolicy.Adjustment;
import dev.slipway.components.service.StepPolicy.StepAlarm;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactCapacityTest {
    private static ExactCapacity exact(String perTask, int min, int max) {
        return new ExactCapacity(new BigDecimal(perTask), min, max);
    }

    private static List<StepPolicy> policies(ExactCapacity exact) {
        return exact.policies(Cooldown.DEFAULT);
    }

    /** The number of tasks that AWS sets for a value of the metric: by the policy of the alarm that it breaches. */
    private static int tasks(ExactCapacity exact, double total) {
        var matching = policies(exact).stream()
                .filter(policy -> breaches(policy.alarm(), total))
                .flatMap(policy -> policy.intervals().stream()
                        .filter(interval -> includes(
                                interval, total - policy.alarm().threshold().doubleValue(), policy.direction())))
                .toList();
        assertThat(matching).as("intervals of %s", total).hasSize(1);
        return matching.get(0).adjustment();
    }

    private static boolean breaches(StepAlarm alarm, double total) {
        var threshold = alarm.threshold().doubleValue();
        return switch (alarm.comparison()) {
            case "GreaterThanThreshold" -> total > threshold;
            case "LessThanOrEqualToThreshold" -> total <= threshold;
            default -> throw new AssertionError(alarm.comparison());
        };
    }

    /** AWS includes the lower bound above the threshold of an alarm, and the upper bound below it. */
    private static boolean includes(Interval interval, double distance, Direction direction) {
        var lower = interval.lower().isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(interval.lower());
        var upper = interval.upper().isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(interval.upper());
        return direction == Direction.OUT
                ? lower <= distance && distance < upper
                : lower < distance && distance <= upper;
    }

    @ParameterizedTest
    @CsvSource({
        // target, min, max, total, tasks
        "100, 1, 4, 0, 1",
        "100, 1, 4, 100, 1",
        "100, 1, 4, 101, 2",
        "100, 1, 4, 200, 2",
        "100, 1, 4, 201, 3",
        "100, 1, 4, 300, 3",
        "100, 1, 4, 301, 4",
        "100, 1, 4, 1000000, 4",
        "100, 0, 3, 0, 0",
        "100, 0, 3, 1, 1",
        "100, 0, 3, 100, 1",
        "100, 0, 3, 100.05, 1",
        "100, 0, 3, 100.1, 2",
        "1, 0, 9, 0, 0",
        "1, 0, 9, 1, 1",
        "1, 0, 9, 2, 2",
        "1, 0, 9, 8, 8",
        "1, 0, 9, 9, 9",
        "1, 0, 9, 0.01, 1",
        "0.1, 0, 9, 0.3, 3",
        "0.1, 0, 9, 0.7, 7",
        "2.5, 2, 5, 5, 2",
        "2.5, 2, 5, 7.5, 3",
        "2.5, 2, 5, 8, 4",
        "10, 4, 5, 40, 4",
        "10, 4, 5, 41, 5",
        "10, 4, 5, 99, 5",
        "100, 0, 3, -1, 0"
    })
    void theTasksOfATotalAreItsShareRoundedUp(String perTask, int min, int max, double total, int expected) {
        assertThat(tasks(exact(perTask, min, max), total)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "1, 21", "480, 500", "4980, 5000"})
    void upToTheQuotaEveryNumberOfTasksIsAStep(int min, int max) {
        var exact = exact("30", min, max);

        assertThat(exact.steps())
                .isEqualTo(IntStream.rangeClosed(min + 1, max).boxed().toList());
        for (var wanted = min; wanted <= max; wanted++) {
            assertThat(tasks(exact, 30 * wanted)).isEqualTo(wanted);
            assertThat(tasks(exact, 30 * wanted + 1)).isEqualTo(Math.min(wanted + 1, max));
        }
    }

    @Test
    void beyondTheQuotaTheStepsBecomeWider() {
        assertThat(exact("100", 0, 60).steps())
                .containsExactly(1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 17, 20, 23, 27, 31, 36, 41, 47, 54, 60);
        assertThat(exact("100", 100, 160).steps())
                .startsWith(103, 106)
                .endsWith(160)
                .hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({"0, 21, 2", "0, 60, 2", "1, 60, 2", "5, 100, 2", "100, 160, 2", "0, 1000, 2", "0, 5000, 2", "1, 5000, 2"
    })
    void wideStepsHaveTheWantedTasksAndAtMostHalfMore(int min, int max) {
        for (var perTask : List.of("1", "100", "0.3", "7.25")) {
            var exact = exact(perTask, min, max);
            assertThat(policies(exact).get(0).intervals()).hasSizeLessThanOrEqualTo(ExactCapacity.MAX_STEPS);
            for (var wanted = 1; wanted <= max + 1; wanted++) {
                var total = new BigDecimal(perTask).multiply(BigDecimal.valueOf(wanted));
                var bounded = Math.min(Math.max(wanted, min), max);
                assertThat(tasks(exact, total.doubleValue())).isBetween(bounded, bounded * 3 / 2);
            }
        }
    }

    @Test
    void boundsHaveTheDigitsThatAwsReturns() {
        assertThat(policies(exact("123456789012345.123456789", 0, 3)).get(0).intervals())
                .extracting(Interval::lower)
                .containsExactly("0", "1.23580245801357e+14", "2.47037034813703e+14");
        assertThat(policies(exact("0.1", 1, 4)).get(0).intervals())
                .containsExactly(
                        new Interval("0", "0.1001", 2),
                        new Interval("0.1001", "0.2001", 3),
                        new Interval("0.2001", "", 4));
    }

    @Test
    void onePolicyRaisesAndLowersTheNumberAndTheOtherReturnsToTheMinimum() {
        assertThat(exact("100", 1, 3).policies(new Cooldown(200, 40)))
                .containsExactly(
                        new StepPolicy(
                                Direction.OUT,
                                Adjustment.EXACT_CAPACITY,
                                List.of(new Interval("0", "100.1", 2), new Interval("100.1", "", 3)),
                                200,
                                new StepAlarm("GreaterThanThreshold", new BigDecimal("100"), 1, "notBreaching")),
                        new StepPolicy(
                                Direction.IN,
                                Adjustment.EXACT_CAPACITY,
                                List.of(new Interval("", "0", 1)),
                                200,
                                new StepAlarm("LessThanOrEqualToThreshold", new BigDecimal("100"), 15, "breaching")));
    }
}
