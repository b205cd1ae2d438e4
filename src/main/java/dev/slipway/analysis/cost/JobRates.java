package dev.slipway.analysis.cost;

import static dev.slipway.analysis.cost.MonthlyUsage.monthly;
import static dev.slipway.analysis.cost.MonthlyUsage.ofFullUse;

import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.scheduler.Schedule;
import dev.slipway.engine.PlannedResource;

/** Rates of the runs of a job: the transitions of its state machine, and its tasks. */
final class JobRates {
    private static final double MILLION = 1e6;
    private static final double MINUTES = 60;

    /** The states of a run that succeeds with the first attempt, and those that look for an earlier run. */
    private static final int TRANSITIONS = 5;

    private static final int TRANSITIONS_OF_OVERLAP = 4;

    private JobRates() {}

    static void stateMachine(PlannedResource machine, EstimateBuilder estimate) {
        var definition = machine.text("definition");
        var transitions = TRANSITIONS + (definition.contains(":sfn:listExecutions") ? TRANSITIONS_OF_OVERLAP : 0);
        var runs = runs(machine, estimate);
        estimate.add(
                "Step Functions", machine.name(), Price.STATE_TRANSITION_MILLION, runs.times(transitions / MILLION));
        var hours = runs.times(estimate.assumptions.jobs().minutes() / MINUTES);
        TaskRates.runs(machine, definition, hours, definition.contains("FARGATE_SPOT"), estimate);
        if (definition.contains("\"AssignPublicIp\":\"ENABLED\"")) {
            NetworkRates.addresses(machine.name(), hours, estimate);
        }
    }

    /** The scheduled runs, which do not depend on use, and the assumed ones of events and requests, which do. */
    private static MonthlyUsage runs(PlannedResource machine, EstimateBuilder estimate) {
        var schedules = estimate.dependents(Schedule.class, machine);
        var scheduled =
                monthly(schedules.stream().mapToDouble(FunctionRates::perMonth).sum());
        var hasEvents = !estimate.dependents(EventTarget.class, machine).isEmpty();
        return hasEvents || schedules.isEmpty()
                ? scheduled.plus(ofFullUse(estimate.assumptions.jobs().runsPerMonth()))
                : scheduled;
    }
}
