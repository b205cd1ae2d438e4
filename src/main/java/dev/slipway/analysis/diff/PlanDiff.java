package dev.slipway.analysis.diff;

import dev.slipway.analysis.guard.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What would change from one plan to another.
 *
 * @param changes without what stays as it is: data loss first, then deletions, replacements, updates, creations; by URN
 * @param unchanged how many resources stay as they are
 * @param found the findings of the guard rails that are new
 * @param mended the findings that are gone
 * @param unknownTypes the types of which it is not known what replaces their resources
 */
public record PlanDiff(
        List<ResourceChange> changes,
        int unchanged,
        List<Finding> found,
        List<Finding> mended,
        List<String> unknownTypes) {

    /** What is lost comes first, then by what is done, the gravest first. */
    private static final List<Operation> GRAVITY =
            List.of(Operation.DELETE, Operation.REPLACE, Operation.UPDATE, Operation.CREATE);

    private static final Comparator<ResourceChange> ORDER = Comparator.comparing(
                    (ResourceChange change) -> change.lost().isEmpty())
            .thenComparing(change -> GRAVITY.indexOf(change.operation()))
            .thenComparing(change -> change.resource().urn());

    /**
     * The difference that a judge saw when the program ran before him.
     *
     * @param judge who has judged the same two plans
     */
    public static PlanDiff of(SavedPlan before, SavedPlan after, PlanDiffer judge) {
        after.plan().resources().forEach(judge::judgeLate);
        var changes = new ArrayList<>(judge.changes().values());
        var kept = changes.stream().map(change -> change.resource().urn()).toList();
        before.plan().resources().stream()
                .filter(resource ->
                        !kept.contains(resource.urn()) && !judge.found().contains(resource.urn()))
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
                judge.unknownTypes().stream().sorted().toList());
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        return findings.stream().filter(each -> !others.contains(each)).toList();
    }

    /** How many resources an operation changes. */
    public long count(Operation operation) {
        return changes.stream()
                .filter(change -> change.operation() == operation)
                .count();
    }

    /** The changes by which data is lost. */
    public List<ResourceChange> losses() {
        return changes.stream().filter(change -> change.lost().isPresent()).toList();
    }

    /** The changes that Pulumi refuses, since the resource is protected. */
    public List<ResourceChange> refusals() {
        return changes.stream().filter(ResourceChange::refused).toList();
    }
}
