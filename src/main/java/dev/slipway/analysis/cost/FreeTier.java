package dev.slipway.analysis.cost;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Monthly amounts that AWS gives each account without charge and without end, for the services that a stack uses: <a
 * href="https://aws.amazon.com/cloudwatch/pricing/">CloudWatch</a>, <a
 * href="https://aws.amazon.com/lambda/pricing/">Lambda</a>, <a
 * href="https://aws.amazon.com/eventbridge/pricing/">EventBridge Scheduler</a>, <a
 * href="https://aws.amazon.com/step-functions/pricing/">Step Functions</a>, <a
 * href="https://aws.amazon.com/dynamodb/pricing/on-demand/">DynamoDB storage</a>, <a
 * href="https://aws.amazon.com/sqs/pricing/">SQS</a>, <a href="https://aws.amazon.com/sns/pricing/">SNS</a> and <a
 * href="https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer">data transfer out</a>.
 */
final class FreeTier {
    private static final Map<Price, Double> FREE = Map.ofEntries(
            entry(Price.LOG_GB, 5.0),
            entry(Price.ALARM_MONTH, 10.0),
            entry(Price.METRIC_MONTH, 10.0),
            entry(Price.DASHBOARD_MONTH, 3.0),
            entry(Price.LAMBDA_REQUEST_MILLION, 1.0),
            entry(Price.LAMBDA_GB_SECOND_X86, 400_000.0),
            entry(Price.LAMBDA_GB_SECOND_ARM, 400_000.0),
            entry(Price.SCHEDULE_MILLION, 14.0),
            entry(Price.STATE_TRANSITION_MILLION, 0.004),
            entry(Price.DYNAMODB_GB_MONTH, 25.0),
            entry(Price.TRANSFER_OUT_GB, 100.0),
            entry(Price.SQS_REQUEST_MILLION, 1.0),
            entry(Price.SNS_PUBLISH_MILLION, 1.0));

    private FreeTier() {}

    /**
     * The lines less the free amounts, which are deducted from one line after the other, as of use around the clock.
     */
    static List<EstimateLine> deducted(List<EstimateLine> lines) {
        var left = new EnumMap<Price, Double>(Price.class);
        left.putAll(FREE);
        return lines.stream()
                .map(line -> {
                    var amount = line.usage().in(Scenario.MONTH_HOURS);
                    var free = Math.min(left.getOrDefault(line.price(), 0.0), amount);
                    left.computeIfPresent(line.price(), (price, rest) -> rest - free);
                    return amount == 0 ? line : line.withUsage(line.usage().times(1 - free / amount));
                })
                .toList();
    }
}
