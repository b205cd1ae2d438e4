package dev.slipway.analysis.diff;

import dev.slipway.analysis.guard.Finding;
import dev.slipway.engine.Plan;
import java.util.List;
import java.util.Map;

/** A plan with its findings.
 *
 * @param region the region of the stack; empty if the plan has none
 */
public record SavedPlan(Plan plan, List<Finding> findings, String region) {

    /** The empty plan of a stack that does not exist yet. */
    public static SavedPlan nothing(Plan of) {
        return new SavedPlan(new Plan(of.project(), of.stack(), List.of(), Map.of()), List.of(), "");
    }
}
