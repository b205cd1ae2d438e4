package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.monthly;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;
import static dev.slipway.analysis.cost.MonthlyUsage.whileUsed;

import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.scheduler.Schedule;
import dev.slipway.base.CronExpression;
import dev.slipway.base.SpecException;
import dev.slipway.engine.PlannedResource;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rates of Lambda functions and of the schedules that invoke them. */
final class FunctionRates {
    private static final String LAMBDA = "Lambda";
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");
    private static final double DAYS = Scenario.MONTH_HOURS / 24;
    private static final double MINUTES = 60;
    private static final double SECONDS = 3600;
    private static final double MILLION = 1e6;
    private static final double MIB_PER_GB = 1024;
    private static final double MILLIS = 1000;

    private FunctionRates() {}

    static void function(PlannedResource function, EstimateBuilder estimate) {
        var calls = calls(function, estimate);
        var arm = function.list("architectures").contains("arm64");
        var gb = ResourceRate.number(function, "memorySize", 128) / MIB_PER_GB;
        estimate.add(LAMBDA, function.name() + ", calls", Price.LAMBDA_REQUEST_MILLION, calls.times(1 / MILLION));
        estimate.add(
                LAMBDA,
                function.name() + ", duration",
                arm ? Price.LAMBDA_GB_SECOND_ARM : Price.LAMBDA_GB_SECOND_X86,
                calls.times(gb * estimate.assumptions.traffic().callMillis() / MILLIS));
    }

    /**
     * Invocations of a function: by schedules, which do not depend on use, and by authorizers; without either, the
     * assumed calls.
     */
    static MonthlyUsage calls(PlannedResource function, EstimateBuilder estimate) {
        return estimate.dependents(Alias.class, function).stream()
                .flatMap(alias -> Stream.concat(
                        estimate.dependents(Schedule.class, alias).stream()
                                .map(schedule -> monthly(perMonth(schedule))),
                        estimate.dependents(Authorizer.class, alias).stream().map(FunctionRates::authorizations)))
                .reduce(MonthlyUsage::plus)
                .orElseGet(() -> ofFullUse(estimate.assumptions.traffic().callsPerMonth()));
    }

    /**
     * One invocation each time that the authorizer's cached result expires, as for callers that all send the same
     * header.
     */
    private static MonthlyUsage authorizations(PlannedResource authorizer) {
        return whileUsed(SECONDS / ResourceRate.number(authorizer, "authorizerResultTtlInSeconds", SECONDS));
    }

    static void schedule(PlannedResource schedule, EstimateBuilder estimate) {
        estimate.add(
                "EventBridge Scheduler",
                schedule.name(),
                Price.SCHEDULE_MILLION,
                monthly(perMonth(schedule) / MILLION));
    }

    /** Invocations of a schedule in a month; an expression that is not known counts as once a day. */
    static double perMonth(PlannedResource schedule) {
        var expression = schedule.text("scheduleExpression");
        var rate = RATE.matcher(expression);
        if (!rate.matches()) {
            return timesOfCron(expression);
        }
        var every = Double.parseDouble(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Scenario.MONTH_HOURS * MINUTES / every;
            case "hour" -> Scenario.MONTH_HOURS / every;
            default -> DAYS / every;
        };
    }

    private static double timesOfCron(String expression) {
        var cron = CRON.matcher(expression);
        try {
            return cron.matches() ? new CronExpression(cron.group(1)).perMonth(DAYS) : DAYS;
        } catch (SpecException unknown) {
            return DAYS;
        }
    }
}
