package dev.slipway.analysis.diff;

import dev.slipway.analysis.guard.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The difference between two plans.
 *
 * @param changes the operations without {@link Operation#SAME}: those with data loss first, then deletions, replacements, updates
 *     and creations; by URN
 * @param unchanged the number of resources without a change
 * @param found the new findings of the guard rails
 * @param fixed the former findings of the guard rails
 * @param unknownTypes the types without known replacement properties
 */
public record PlanDiff(
        List<ResourceChange> changes,
        int unchanged,
        List<Finding> found,
        List<Finding> fixed,
        List<String> unknownTypes) {

    /** The order of operations without data loss. */
    private static final List<Operation> ORDER_OF_OPERATIONS =
            List.of(Operation.DELETE, Operation.REPLACE, Operation.UPDATE, Operation.CREATE);

    private static final Comparator<ResourceChange> ORDER = Comparator.comparing(
                    (ResourceChange change) -> change.lost().isEmpty())
            .thenComparing(change -> ORDER_OF_OPERATIONS.indexOf(change.operation()))
            .thenComparing(change -> change.resource().urn());

    /** The difference between two plans.
     *
     * @param differ the differ of the same plans, after the program has run with it
     */
    public static PlanDiff of(SavedPlan before, SavedPlan after, PlanDiffer differ) {
        after.plan().resources().forEach(differ::compareLate);
        var changes = new ArrayList<>(differ.changes().values());
        var kept = changes.stream().map(change -> change.resource().urn()).toList();
        before.plan().resources().stream()
                .filter(resource ->
                        !kept.contains(resource.urn()) && !differ.found().contains(resource.urn()))
                .map(resource -> ResourceChange.ending(Operation.DELETE, resource, List.of(), resource, false))
                .forEach(changes::add);
        var unchanged = changes.stream()
                .filter(change -> change.operation() == Operation.SAME)
                .count();
        return new PlanDiff(
                changes.stream()
                        .filter(change -> change.operation() != Operation.SAME)
                        .sorted(ORDER)
                        .toList(),
                (int) unchanged,
                without(after.findings(), before.findings()),
                without(before.findings(), after.findings()),
                differ.unknownTypes().stream().sorted().toList());
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        return findings.stream().filter(finding -> !others.contains(finding)).toList();
    }

    /** The number of resources with an operation. */
    public long count(Operation operation) {
        return changes.stream()
                .filter(change -> change.operation() == operation)
                .count();
    }

    /** The changes with data loss. */
    public List<ResourceChange> losses() {
        return changes.stream().filter(change -> change.lost().isPresent()).toList();
    }

    /** The changes that Pulumi refuses because the resource is protected. */
    public List<ResourceChange> refusals() {
        return changes.stream().filter(ResourceChange::refused).toList();
    }
}
