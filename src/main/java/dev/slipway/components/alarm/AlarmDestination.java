package dev.slipway.components.alarm;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import java.util.List;

/** The SNS topic that the alarms of a stack are sent to: one of its own, or that of its environment. */
public interface AlarmDestination {
    /** The topic's ARN, for the actions of alarms. */
    Output<String> arn();

    /**
     * Inputs of an alarm with this topic as its action. Missing data is not breaching: there were no calls, or no task
     * runs.
     */
    default MetricAlarmArgs.Builder alarm() {
        return MetricAlarmArgs.builder().treatMissingData("notBreaching").alarmActions(arn().applyValue(List::of));
    }

    /**
     * Inputs of an alarm on the first event: a sum or maximum above 0 in one period of 300 seconds. The alarm ends with the first
     * period without an event.
     */
    default MetricAlarmArgs.Builder alarmOnFirst() {
        return alarm().comparisonOperator("GreaterThanThreshold")
                .threshold(0.0)
                .period(300)
                .evaluationPeriods(1);
    }
}
