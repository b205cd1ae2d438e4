package dev.slipway.program;

import com.pulumi.exceptions.RunException;
import com.pulumi.resources.StackOptions;
import dev.slipway.analysis.cost.BudgetCheck;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.diff.PlanDiff;
import dev.slipway.analysis.diff.PlanDiffer;
import dev.slipway.analysis.diff.SavedPlan;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.analysis.guard.GuardRails;
import dev.slipway.components.delivery.DeliverySpec;
import dev.slipway.components.delivery.PlannedCopy;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlanException;
import dev.slipway.engine.StackInfo;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackConfig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The checks of a stack before any call to AWS: its settings, the plan that its program makes on the embedded engine,
 * and the findings of the guard rails.
 */
public record Preflight(
        StackProgram program,
        Settings settings,
        StackInfo stack,
        StackOptions options,
        Plan plan,
        List<Finding> findings) {

    /**
     * Reads, plans and checks a stack.
     *
     * @throws RunException with every error of the stack file, one on a line
     */
    public static Preflight of(StackConfig config, StackProgram program) {
        return of(RunSettings.read(config, program), call -> {});
    }

    /**
     * Plans and checks a stack.
     *
     * @param calls receives each function call when the program makes it
     * @throws RunException with the errors of the program
     */
    static Preflight of(RunSettings read, Consumer<FunctionCall> calls) {
        try {
            var run = read.completed(withPlanned(read, calls));
            var plan = run.plan(calls);
            var settings = run.settings();
            var today = LocalDate.now(ZoneOffset.UTC);
            return new Preflight(
                    run.program(),
                    settings,
                    run.stack(),
                    run.options(),
                    plan,
                    GuardRails.check(plan, settings.protectedStack(), settings.waivers(), today));
        } catch (PlanException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    /**
     * The settings with the resource types of the plan, from which the permissions to deploy the stack derive: a stack with
     * these roles is planned twice. See decision 16.
     */
    private static Settings withPlanned(RunSettings read, Consumer<FunctionCall> calls) {
        var settings = read.settings();
        if (settings.delivery().filter(DeliverySpec::roles).isEmpty()) {
            return settings;
        }
        var planned =
                PlanInventory.of(read.plan(calls)).withOtherStacks(StackReferences.names(settings, read.config()));
        return settings.withDelivery(settings.delivery()
                .map(delivery -> delivery.pullRequests().isPresent()
                        ? delivery.withPlanned(planned).withCopy(planCopy(read))
                        : delivery.withPlanned(planned)));
    }

    /** The inventory of a copy for a pull request. */
    private static PlannedCopy planCopy(RunSettings read) {
        try {
            var copy = RunSettings.read(PullRequestCopy.of(read.config()), read.program());
            return PlanInventory.ofCopy(copy.plan(call -> {}));
        } catch (RunException refusal) {
            throw new RunException(
                    "slipway:delivery.pullRequests: a copy of this stack is refused, which has none of the settings %s; correct these errors, or remove pullRequests\n%s"
                            .formatted(String.join(", ", PullRequestCopy.ONCE), refusal.getMessage()),
                    refusal);
        }
    }

    /** The stacks whose outputs have stand-ins in the plan. */
    public List<String> assumedStacks() {
        return StackReferences.assumed(settings);
    }

    /** The plan as it is saved for later comparisons. */
    public SavedPlan saved() {
        return new SavedPlan(plan, findings, settings.pricing().region());
    }

    /**
     * The difference between another plan and this one. The program runs again with unknown outputs of all resources
     * that are created or replaced.
     */
    public PlanDiff against(SavedPlan before) {
        var differ = new PlanDiffer(before, saved());
        try {
            EmbeddedEngine.plan(stack, options, context -> program.register(context, settings), differ);
        } catch (PlanException e) {
            throw new RunException(e.getMessage(), e);
        }
        return PlanDiff.of(before, saved(), differ);
    }

    /** The estimate of the stack's cost; empty if its region has no prices. */
    public Optional<Estimate> estimate() {
        return settings.pricing().estimate(plan);
    }

    /** The refusal of a stack whose estimate exceeds its budget; empty for any other stack. */
    public Optional<String> overBudget(Optional<Estimate> estimate) {
        return settings.budget()
                .flatMap(budget ->
                        estimate.flatMap(known -> BudgetCheck.check(budget.dollars(), settings.pricing(), known)));
    }

    /** The warning for a stack with a budget in a region without prices; empty for any other stack. */
    public Optional<String> uncheckedBudget(Optional<Estimate> estimate) {
        return settings.budget()
                .filter(budget -> estimate.isEmpty())
                .map(budget -> BudgetCheck.unchecked(budget.dollars(), settings.pricing()));
    }

    /** True if a guard rail refuses the stack. */
    public boolean refused() {
        return findings.stream().anyMatch(Finding::isBlocking);
    }
}
