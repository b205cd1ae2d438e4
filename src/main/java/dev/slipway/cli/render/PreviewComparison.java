package dev.slipway.cli.render;

import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.Pricing;
import dev.slipway.analysis.diff.Operation;
import dev.slipway.analysis.diff.PlanDiff;
import dev.slipway.analysis.diff.ResourceChange;
import dev.slipway.analysis.diff.SavedPlan;
import dev.slipway.engine.Plan;
import dev.slipway.program.Preflight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A preview and its baseline. Both are estimated with the current prices and assumptions, so that cost differences
 * come from the stack alone.
 *
 * @param with the title of the baseline
 */
public record PreviewComparison(
        Preflight preflight, String with, PlanDiff difference, Optional<Estimate> before, Optional<Estimate> after) {

    public static PreviewComparison of(Preflight preflight, String with, SavedPlan baseline) {
        var now = preflight.settings().pricing();
        var region = baseline.region();
        var then =
                new Pricing(now.root(), region.isEmpty() ? now.region() : region, now.assumptions(), now.hoursPerDay());
        return new PreviewComparison(
                preflight, with, preflight.against(baseline), then.estimate(baseline.plan()), preflight.estimate());
    }

    public Plan plan() {
        return preflight.plan();
    }

    /** The loss of data by the changes: a summary, then a line for each resource; empty if no data is lost. */
    public List<String> dataLoss() {
        var losses = difference.losses();
        var lines = new ArrayList<String>();
        if (!losses.isEmpty()) {
            lines.add("DATA LOSS: %s would be deleted"
                    .formatted(losses.size() == 1 ? "a resource with data" : losses.size() + " resources with data"));
            losses.forEach(change -> change.lost().ifPresent(lost -> lines.add(lossLine(change, lost))));
        }
        return lines;
    }

    private static String lossLine(ResourceChange change, String lost) {
        var forced = change.forcedBy();
        return "%s %s (%s)%s: lost: %s%s"
                .formatted(
                        change.operation().verb(),
                        change.resource().name(),
                        PlanTree.shortType(change.resource().type()),
                        forced.isEmpty() ? "" : ", forced by " + String.join(", ", forced),
                        lost,
                        change.refused() ? "; Pulumi refuses it, because it is protected" : "");
    }

    /** The counts of changes, as at the end of Pulumi's previews. */
    public List<String> counts() {
        var lines = new ArrayList<String>();
        for (var operation : List.of(Operation.CREATE, Operation.UPDATE, Operation.DELETE, Operation.REPLACE)) {
            var count = difference.count(operation);
            if (count > 0) {
                lines.add("%-2s%d to %s".formatted(operation.sign(), count, operation.verb()));
            }
        }
        var changes = difference.changes().size();
        lines.add(
                "%d %s. %d unchanged".formatted(changes, changes == 1 ? "change" : "changes", difference.unchanged()));
        return lines;
    }

    /** Notes on the changes, such as refusals by protection. */
    public List<String> notes() {
        return difference.unknownTypes().stream()
                .map(type -> "replacements of %s are not detected, because the type has no entry".formatted(type))
                .toList();
    }
}
