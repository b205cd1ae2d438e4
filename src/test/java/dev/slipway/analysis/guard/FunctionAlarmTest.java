package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionAlarmTest {
    private static Function function(String name) {
        return new Function(
                name,
                FunctionArgs.builder().role("arn:aws:iam::123456789012:role/a").build());
    }

    private static void alarm(Function function, String metric, String... actions) {
        new MetricAlarm(
                metric + "-of-" + function.pulumiResourceName(),
                MetricAlarmArgs.builder()
                        .comparisonOperator("GreaterThanThreshold")
                        .evaluationPeriods(1)
                        .metricName(metric)
                        .dimensions(function.name().applyValue(name -> Map.of("FunctionName", name)))
                        .alarmActions(List.of(actions))
                        .build());
    }

    @Test
    void aFunctionWithoutAnErrorAlarmIsABreach() {
        var wrong = " has no alarm with an action on its errors: set email in slipway:alarms";

        assertThat(Breaches.of(FunctionRules.FUNCTION_ALARM, ctx -> {
                    function("bare");
                    alarm(function("mute"), "Errors");
                    alarm(function("slow"), "Duration", "arn:aws:sns:eu-west-1:123456789012:ops");
                    alarm(function("watched"), "Errors", "arn:aws:sns:eu-west-1:123456789012:ops");
                }))
                .containsExactlyInAnyOrder("bare" + wrong, "mute" + wrong, "slow" + wrong);
    }
}
