package dev.slipway.components.job;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.alarm.AlarmDestination;
import java.util.Map;

/**
 * The alarm on a run of a job that failed after all retries or was stopped at its time limit, by
 * <a href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">ExecutionsFailed</a>. A run that did
 * not start has an alarm of its dead-letter queue.
 *
 * <p>Child: {@code <name>-failed}.
 */
final class JobAlarm extends Component {
    private static final String TYPE = "slipway:job:JobAlarm";

    /**
     * Arguments of a job's alarm.
     *
     * @param job the job's name in the stack file
     * @param machine the ARN of its state machine
     */
    record Args(String job, AlarmDestination topic, Output<String> machine) {}

    JobAlarm(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        new MetricAlarm(
                childName("failed"),
                args.topic()
                        .alarmOnFirst()
                        .alarmDescription("A run of the job %s failed or was stopped at its time limit; read its log"
                                .formatted(args.job()))
                        .namespace("AWS/States")
                        .metricName("ExecutionsFailed")
                        .dimensions(args.machine().applyValue(arn -> Map.of("StateMachineArn", arn)))
                        .statistic("Sum")
                        .build(),
                childOptions());
        registerOutputs(Map.of());
    }
}
