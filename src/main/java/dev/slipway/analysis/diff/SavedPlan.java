package dev.slipway.analysis.diff;

import dev.slipway.analysis.guard.Finding;
import dev.slipway.engine.Plan;
import java.util.List;
import java.util.Map;

/**
 * A plan with what was found in it.
 *
 * @param region the region of the stack, empty where the plan does not say it
 */
public record SavedPlan(Plan plan, List<Finding> findings, String region) {

    /** The plan of a stack that is not there yet. */
    public static SavedPlan nothing(Plan of) {
        return new SavedPlan(new Plan(of.project(), of.stack(), List.of(), Map.of()), List.of(), "");
    }
}
